#pragma once

#include <initializer_list>
#include <kvit/ledger/book/posting.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

/// Results of the ledger as cases write them: parts and receivables as short lines, decisions as
/// their codes, everything else as it stands. A case names what it looks at, and of a list all.
namespace kvit::test {

inline std::string line_of(const nlohmann::json& row, std::initializer_list<const char*> names) {
    std::string line;
    for (const char* name : names)  // an advance has neither creditor nor service
        if (row.contains(name)) line += (line.empty() ? "" : " ") + row[name].get<std::string>();
    return line;
}

inline nlohmann::json in_lines(nlohmann::json row) {
    const auto each = [&](const char* list, auto line) {
        if (!row.contains(list)) return;
        for (auto& entry : row[list]) entry = line(entry);
    };
    each("parts", [](const auto& part) {
        return line_of(part, {"month", "creditor", "service", "kind", "amount", "why"});
    });
    each("receivables", [](const auto& receivable) {
        return line_of(receivable, {"month", "creditor", "service", "kind", "left"});
    });
    each("reasons", [](const auto& decision) { return decision["code"]; });
    return row;
}

/// "2025-02-05 uk 100.00 - 0.00 = 1.50 + 98.50": collected, returned, commission, to transfer.
inline std::string remitted_line(const nlohmann::json& row, const char* day) {
    const auto text = [&](const char* name) { return row.at(name).get<std::string>(); };
    return (day == nullptr ? "" : text(day) + " ") + text("creditor") + " " + text("collected") +
           " - " + text("returned") + " = " + text("commission") + " + " + text("to_transfer");
}

/// A result with the rows of its lists in lines.
inline nlohmann::json result_in_lines(nlohmann::json result) {
    for (const char* list : {"accounts", "payments", "take_backs"})
        if (result.contains(list) && result[list].is_array())
            for (auto& row : result[list]) row = in_lines(std::move(row));
    if (result["schema"] == "kvit-remittance-result/1") {
        for (auto& row : result["rows"]) row = remitted_line(row, "day");
        for (auto& row : result["creditors"]) row = remitted_line(row, nullptr);
    }
    return result;
}

/// A reconciliation: candidates as "account confidence evidence evidence", next steps as
/// "event state from", decisions as their codes.
inline nlohmann::json reconciled_in_lines(nlohmann::json result) {
    if (result.contains("errors")) return result;
    const auto codes = [](nlohmann::json& decisions) {
        for (auto& each : decisions) each = nlohmann::json(each["code"]);
    };
    for (auto& row : result["rows"]) {
        codes(row["reasons"]);
        if (!row.contains("candidates")) continue;
        for (auto& each : row["candidates"]) {
            std::string line = each["account"].get<std::string>() + " " + each["confidence"].dump();
            for (const auto& name : each["evidence"]) line += " " + name.get<std::string>();
            each = line;
        }
    }
    for (const char* list : {"lives", "searches", "claims"})
        for (auto& row : result[list]) {
            codes(row["decisions"]);
            for (auto& next : row["next"])
                next = next.contains("from") ? line_of(next, {"event", "state", "from"})
                                             : line_of(next, {"event", "state"});
        }
    return result;
}

/// "0.00 charge=100.00 100.00": opening, turnovers, closing.
inline std::string moved(const nlohmann::json& row) {
    std::string text = row["opening"];
    const nlohmann::json& turnovers = row["turnovers"];
    for (const auto& kind : ledger::posting_kind_rows)  // in the order of the document
        if (const std::string name(kind.name); turnovers.contains(name))
            text += " " + name + "=" + turnovers[name].get<std::string>();
    return text + " " + row["closing"].get<std::string>();
}

/// A ledger: rows and sheets of each month, debts with their marks, codes of decisions.
inline nlohmann::json ledger_in_lines(const nlohmann::json& result) {
    const std::initializer_list<const char*> balance = {"account", "month", "creditor", "service",
                                                        "of"};
    if (result.contains("errors")) return result;
    nlohmann::json told{{"months", nlohmann::json::array()},
                        {"debts", nlohmann::json::array()},
                        {"decisions", nlohmann::json::array()}};
    for (const auto& month : result["months"]) {
        nlohmann::json kept{{"month", month["month"]}, {"rows", nlohmann::json::array()}};
        for (const auto& row : month["rows"])
            kept["rows"].push_back(line_of(row, balance) + ": " + moved(row));
        for (const auto& [name, sheet] : month["sheets"].items()) {
            auto& lines = kept["by_" + name] = nlohmann::json::array();
            for (const auto& line : sheet)
                lines.push_back(line["id"].get<std::string>() + ": " + moved(line) + ", debt " +
                                line["closing_debt"].get<std::string>() + ", advance " +
                                line["closing_advance"].get<std::string>());
        }
        told["months"].push_back(std::move(kept));
    }
    for (const auto& debt : result["debts"])
        told["debts"].push_back(
            line_of(debt, balance) + " " + debt["amount"].get<std::string>() +
            (debt.contains("mark") ? " " + debt["mark"].get<std::string>() : std::string()));
    for (const auto& decision : result["decisions"]) told["decisions"].push_back(decision["code"]);
    return told;
}

/// What is wanted and not found; empty if all is.
inline std::string missing(const nlohmann::json& wanted, const nlohmann::json& found,
                           const std::string& path = {}) {
    const std::string here = path.empty() ? "result" : path;
    if (wanted.is_object() && found.is_object()) {
        std::string text;
        for (const auto& [key, value] : wanted.items())
            text += found.contains(key) ? missing(value, found[key], path + "." + key)
                                        : here + " has no " + key + "\n";
        return text;
    }
    if (wanted.is_array() && found.is_array() && wanted.size() == found.size()) {
        std::string text;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            text += missing(wanted[i], found[i], path + "[" + std::to_string(i) + "]");
        return text;
    }
    return wanted == found ? "" : here + ": " + wanted.dump() + ", not " + found.dump() + "\n";
}

}  // namespace kvit::test
