/* A small house with amounts that are checked by hand: two accounts, maintenance by area, cold
 * water by meter on the first and by norm on the second. a-1: 54.30 x 28.50 = 1547.55; 12.345
 * x 39.56 = 488.3682 -> 488.37; together 2035.92 a-2: 31.20 x 28.50 =  889.20; 1 x 4.106 x 39.56 =
 * 162.43336 -> 162.43; together 1051.63 Paid by a-1: 500.00 for maintenance. */
#ifndef KVIT_SAMPLE_H
#define KVIT_SAMPLE_H

static const char sample_tariffs[] =
    "{\"schema\": \"kvit-tariffs/1\", \"id\": \"sample\","
    " \"source\": {\"source\": \"invented\", \"standing\": \"synthetic\"},"
    " \"providers\": [{\"id\": \"uk\", \"name\": \"УК Пример\"},"
    "  {\"id\": \"vodokanal\", \"name\": \"Водоканал\"}],"
    " \"tariffs\": ["
    "  {\"id\": \"t-maintenance\", \"service\": \"maintenance\", \"provider\": \"uk\","
    "   \"title\": {\"ru\": \"содержание\", \"en\": \"maintenance\"}, \"unit\": \"RUB/m2\","
    "   \"values\": [{\"from\": \"2025-01-01\", \"value\": \"28.50\"}]},"
    "  {\"id\": \"t-water\", \"service\": \"cold_water\", \"provider\": \"vodokanal\","
    "   \"title\": {\"ru\": \"холодная вода\", \"en\": \"cold water\"}, \"unit\": \"RUB/m3\","
    "   \"values\": [{\"from\": \"2025-01-01\", \"value\": \"39.56\"}]}],"
    " \"norms\": ["
    "  {\"id\": \"n-water\", \"service\": \"cold_water\","
    "   \"title\": {\"ru\": \"норматив\", \"en\": \"norm\"}, \"unit\": \"m3/person\","
    "   \"values\": [{\"from\": \"2025-01-01\", \"value\": \"4.106\"}]}]}";

static const char sample_house[] =
    "{\"schema\": \"kvit-house/1\", \"house\": \"h-1\","
    " \"premises\": ["
    "  {\"id\": \"f-1\", \"known_on\": \"2025-01-01\", \"premises\": \"p-1\", \"kind\": "
    "\"dwelling\","
    "   \"area\": \"54.30\"},"
    "  {\"id\": \"f-2\", \"known_on\": \"2025-01-01\", \"premises\": \"p-2\", \"kind\": "
    "\"dwelling\","
    "   \"area\": \"31.20\"}],"
    " \"accounts\": ["
    "  {\"id\": \"f-3\", \"known_on\": \"2025-01-01\", \"account\": \"a-1\", \"premises\": "
    "\"p-1\"},"
    "  {\"id\": \"f-4\", \"known_on\": \"2025-01-01\", \"account\": \"a-2\", \"premises\": "
    "\"p-2\"}],"
    " \"occupancy\": ["
    "  {\"id\": \"f-5\", \"known_on\": \"2025-01-01\", \"account\": \"a-1\", \"registered\": 2},"
    "  {\"id\": \"f-6\", \"known_on\": \"2025-01-01\", \"account\": \"a-2\", \"registered\": 1}],"
    " \"supplies\": ["
    "  {\"id\": \"f-7\", \"known_on\": \"2025-01-01\", \"service\": \"maintenance\","
    "   \"method\": \"per_area\", \"provider\": \"uk\", \"tariff\": \"t-maintenance\"},"
    "  {\"id\": \"f-8\", \"known_on\": \"2025-01-01\", \"service\": \"cold_water\","
    "   \"method\": \"metered_or_norm\", \"provider\": \"vodokanal\", \"tariff\": \"t-water\","
    "   \"norm\": \"n-water\"}],"
    " \"meters\": ["
    "  {\"id\": \"f-9\", \"known_on\": \"2025-01-01\", \"valid_from\": \"2025-01-01\","
    "   \"meter\": \"m-1\", \"account\": \"a-1\", \"service\": \"cold_water\", \"unit\": \"m3\","
    "   \"start\": \"100.000\"}],"
    " \"readings\": ["
    "  {\"id\": \"f-10\", \"known_on\": \"2025-07-23\", \"meter\": \"m-1\", \"date\": "
    "\"2025-07-23\","
    "   \"value\": \"112.345\"}],"
    " \"payments\": ["
    "  {\"id\": \"f-11\", \"known_on\": \"2025-07-28\", \"account\": \"a-1\", \"date\": "
    "\"2025-07-28\","
    "   \"amount\": \"500.00\", \"parts\": [{\"creditor\": \"uk\", \"service\": \"maintenance\","
    "   \"month\": \"2025-07\", \"amount\": \"500.00\"}]}]}";

#endif
