#pragma once

#include <gtest/gtest.h>
#include <kvit.h>

#include <kvit/format/draw.hpp>
#include <nlohmann/json.hpp>
#include <string>

/// The call "draw": announced, its code revealed unless a case says another, run by the announced
/// pool or by `drawn_pool`, and the receipt verified. As cases write it: places as "ref ticket
/// position outcome", with prize and sum or with the reason, and winners as "ref prize sum".
namespace kvit::test {

/// Four functions from texts to a text, or a throw of errors as {"name", "path"}.
class DrawByCpp {
  public:
    static std::string announce(const std::string& plan, const std::string& pool,
                                const std::string& secret, std::int32_t chain) {
        return text(format::announce_draw(plan, pool, secret, chain));
    }
    static std::string reveal(const std::string& secret, std::int32_t chain, std::int32_t round) {
        const auto code = bonus::reveal(secret, chain, round);
        return text(code.ok() ? Result(to_hex(*code)) : Result<std::string>(code.errors()));
    }
    static std::string run(const std::string& announcement, const std::string& pool,
                           const std::string& facts) {
        return text(format::run_draw(announcement, pool, facts));
    }
    static std::string verify(const std::string& announcement, const std::string& pool,
                              const std::string& receipt) {
        return text(format::verify_draw(announcement, pool, receipt));
    }

  private:
    static std::string text(const Result<std::string>& result) {
        if (result.ok()) return *result;
        nlohmann::json errors = nlohmann::json::array();
        for (const auto& error : result.errors().list())
            errors.push_back({{"name", error_code_row(error.code).name}, {"path", error.path}});
        throw errors;
    }
};

class DrawByC {
  public:
    static std::string announce(const std::string& plan, const std::string& pool,
                                const std::string& secret, std::int32_t chain) {
        return text([&](kvit_buf* out, kvit_error* error) {
            return kvit_draw_announce(out, plan.data(), plan.size(), pool.data(), pool.size(),
                                      secret.data(), secret.size(), chain, KVIT_LAYOUT_PRETTY,
                                      error);
        });
    }
    static std::string reveal(const std::string& secret, std::int32_t chain, std::int32_t round) {
        return text([&](kvit_buf* out, kvit_error* error) {
            return kvit_draw_reveal(out, secret.data(), secret.size(), chain, round, error);
        });
    }
    static std::string run(const std::string& announcement, const std::string& pool,
                           const std::string& facts) {
        return text([&](kvit_buf* out, kvit_error* error) {
            return kvit_draw_run(out, announcement.data(), announcement.size(), pool.data(),
                                 pool.size(), facts.data(), facts.size(), KVIT_LAYOUT_PRETTY,
                                 error);
        });
    }
    static std::string verify(const std::string& announcement, const std::string& pool,
                              const std::string& receipt) {
        return text([&](kvit_buf* out, kvit_error* error) {
            return kvit_draw_verify(out, announcement.data(), announcement.size(), pool.data(),
                                    pool.size(), receipt.data(), receipt.size(), KVIT_LAYOUT_PRETTY,
                                    error);
        });
    }

  private:
    template <class Call>
    static std::string text(Call call) {
        kvit_error* error = nullptr;
        EXPECT_EQ(kvit_error_create(&error), KVIT_OK);
        kvit_buf out = KVIT_BUF_INIT;
        nlohmann::json errors = nlohmann::json::array();
        if (call(&out, error) != KVIT_OK)
            for (std::size_t i = 0; i < kvit_error_count(error); ++i)
                errors.push_back({{"name", kvit_status_name(kvit_error_code(error, i))},
                                  {"path", kvit_error_path(error, i).data}});
        const std::string made(out.data != nullptr ? out.data : "", out.size);
        kvit_buf_free(&out);
        kvit_error_free(error);
        if (!errors.empty()) throw errors;
        return made;
    }
};

inline std::string bytes_of_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

/// What stands under the keys that are there, one after another.
inline std::string words_of(const nlohmann::json& row, std::initializer_list<const char*> keys) {
    std::string line;
    for (const char* key : keys) {
        if (!row.contains(key)) continue;
        const auto& word = row[key];
        line +=
            (line.empty() ? "" : " ") + (word.is_string() ? word.get<std::string>() : word.dump());
    }
    return line;
}

inline nlohmann::json draw_in_lines(const nlohmann::json& announcement,
                                    const nlohmann::json& receipt) {
    nlohmann::json told = receipt;
    for (const char* key : {"commitment", "pool_sha256", "entrants", "tickets"})
        told[key] = announcement[key];
    told["code"] = receipt["facts"]["code"];
    for (auto& row : told["order"])
        row = words_of(row, {"ref", "ticket", "position", "outcome", "prize", "credit", "reason"});
    for (auto& row : told["winners"]) row = words_of(row, {"ref", "prize", "credit"});
    for (auto& row : told["unspent"]) row = words_of(row, {"prize", "count"});
    return told;
}

template <class Calls>
nlohmann::json draw_by(const nlohmann::json& given) {
    const std::string pool = given["pool"];
    const std::string drawn = given.value("drawn_pool", pool);
    const std::string secret = bytes_of_hex(given["secret"].get<std::string>());
    const std::int32_t chain = given["chain"];
    try {
        const auto announcement = Calls::announce(given["draw"].dump(), pool, secret, chain);
        nlohmann::json facts = given["facts"];
        facts["schema"] = "kvit-draw-facts/1";
        if (!facts.contains("code"))
            facts["code"] = Calls::reveal(secret, chain, facts.value("round", 1));
        const auto receipt = Calls::run(announcement, drawn, facts.dump());
        const std::string verdict = Calls::verify(announcement, drawn, receipt);
        EXPECT_NE(verdict.find("\"holds\": true"), verdict.npos) << verdict;
        return draw_in_lines(nlohmann::json::parse(announcement), nlohmann::json::parse(receipt));
    } catch (const nlohmann::json& errors) {
        return {{"errors", errors}};
    }
}

}  // namespace kvit::test
