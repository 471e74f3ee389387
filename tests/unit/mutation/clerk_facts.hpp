#pragma once

#include <map>
#include <string>
#include <vector>

#include "unit/mutation/clerk.hpp"

/// How the clerk reads: numbers, intervals, which facts are known, what the books say on a day.
namespace kvit::test::mutation {

/// Days from `from` to the day before `to`.
struct Days {
    Day from = Day(date::days(-1'000'000));
    Day to = Day(date::days(1'000'000));

    bool has(Day day) const { return from <= day && day < to; }
    bool meets(const Days& other) const { return from < other.to && other.from < to; }
    bool open_start() const { return from == Days().from; }
};

[[noreturn]] void refuse(const std::string& why);

Rational number(const Json& value);
Integer kopecks(const Json& value);
Day day(const Json& object, const char* key);
Days days_of(const Json& object, const char* from = "valid_from", const char* to = "valid_to");
std::string word(const Json& object, const char* key);
/// The list under a key; an absent one is empty.
const Json& list(const Json& object, const char* key);

/// The facts of a house that are known by a day and that no other has taken away.
std::map<std::string, std::vector<const Json*>> known_facts(const Json& house, Day known_by);

/// The month cut at every date that any document mentions anywhere, and at the day after it: the
/// first day of each piece with the days of it. Nothing can change inside a piece.
using Pieces = std::vector<std::pair<Day, int>>;
Pieces pieces_of(const Docs& docs);

/// A value of a book in force on a day.
struct Price {
    Rational value;
    std::string unit;
};

/// Tariffs, norms, factors and choices on a day.
class Shelf {
  public:
    Shelf(const Docs& docs, Day known_by);

    Price tariff(const std::string& id, Day on, const std::vector<std::string>& services) const;
    Price norm(const std::string& id, Day on, const std::vector<std::string>& services) const;
    /// The limit of the band of a tariff; nullptr where it has none.
    const Json* band(const std::string& tariff) const;
    /// A parameter of the law on a day; nullptr where the law has none of this name.
    const Json* law(const std::string& id, Day on) const;
    /// A number of months that the law has to name.
    std::int64_t months(const std::string& id, Day on) const;
    /// Ways to find the volume of a service in a condition, the first that applies to be taken.
    std::vector<std::string> ways(const std::string& service, const std::string& condition,
                                  Day on) const;
    /// НДС on top of a tariff, in percent; nothing where the tariff includes it.
    std::optional<Rational> vat(const std::string& tariff, const std::string& service,
                                const std::string& provider, Day on) const;
    /// The raising factor on a service; nothing where the law knows none.
    std::optional<Rational> factor(const std::string& service, Day on) const;
    std::string choice(const std::string& option, Day on) const;
    /// housing, utility, other, voluntary. Refuses an unknown service.
    std::string section(const std::string& service) const;
    void provider(const std::string& id) const;
    std::string unit_of_tariff(const std::string& id) const;

  private:
    const Json& entry(const char* list_name, const std::string& id) const;
    const Json& value(const Json& values, const Json& book, Day on, const std::string& of) const;
    void check_book(const Json& book, const char* list_name, bool services) const;

    const Docs& docs_;
    Day known_by_;
};

}  // namespace kvit::test::mutation
