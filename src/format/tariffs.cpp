#include <algorithm>

#include "format/claims.hpp"
#include "format/names.hpp"
#include "format/tariffs_part.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

class TariffsReader {
  public:
    explicit TariffsReader(ObjectReader& r) : r_(r) {
        book_.services = tariff::built_in_services();
    }

    tariff::TariffBook read() {
        r_.schema("kvit-tariffs/1");
        book_.id = r_.id("id");
        defaults_ = read_dated_defaults(r_);
        // In the order in which they refer to each other.
        each("services", &TariffsReader::service);
        each("providers", &TariffsReader::provider);
        each("tariffs", book_.tariffs, read_tariff);
        each("norms", book_.norms, read_norm);
        each("plans", book_.plans, read_plan);
        each("heating", book_.heating, read_heating);
        each("benefits", book_.benefits, read_benefit);
        return std::move(book_);
    }

  private:
    void each(std::string_view key, void (TariffsReader::*read_entry)(ObjectReader&)) {
        r_.each(
            key, [&](ObjectReader& entry) { (this->*read_entry)(entry); }, Presence::optional);
    }

    /// Entries with ids of their own.
    template <class Key, class Entry>
    void each(std::string_view key, std::map<Key, Entry>& entries,
              Entry (*read_entry)(ObjectReader&, Key, const BookSoFar&)) {
        IdClaims ids;
        const BookSoFar so_far{book_, defaults_};
        const auto read_one = [&](ObjectReader& r) {
            const Key id(ids.read(r, "id"));
            entries.emplace(id, read_entry(r, id, so_far));
        };
        r_.each(key, read_one, Presence::optional);
    }

    void service(ObjectReader& r) {
        const ServiceId id(service_ids_.read(r, "id"));
        tariff::Service service{.id = id,
                                .title = r.object("title", read_text),
                                .section = r.choice("section", names::sections)};
        const bool built_in =
            std::any_of(std::begin(tariff::service_rows), std::end(tariff::service_rows),
                        [&](const tariff::ServiceRow& row) { return row.id == id.text(); });
        if (built_in)
            r.fail("id", ErrorCode::duplicate_id, '"' + id.text() + '"',
                   {"не встроенная услуга", "no built-in service"});
        else
            book_.services.emplace(id, std::move(service));
    }

    void provider(ObjectReader& r) {
        const ProviderId id(provider_ids_.read(r, "id"));
        // In two statements: errors come in the order of the keys.
        std::string name = r.text("name");
        std::string vat_regime = r.optional_id("vat_regime").value_or(std::string());
        book_.providers.emplace(
            id, tariff::Provider{
                    .id = id, .name = std::move(name), .vat_regime = std::move(vat_regime)});
    }

    ObjectReader& r_;
    tariff::TariffBook book_;
    DatedDefaults defaults_;
    IdClaims service_ids_;
    IdClaims provider_ids_;
};

}  // namespace

Result<tariff::TariffBook> read_tariffs(std::string_view json) {
    return json::read_text(json, [](ObjectReader& r) { return TariffsReader(r).read(); });
}

}  // namespace kvit::format
