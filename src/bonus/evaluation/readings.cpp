// Metrics of readings that were sent.
#include <algorithm>

#include "bonus/evaluation/measuring.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

bool listed(const std::vector<std::string>& list, const std::string& id) {
    return list.empty() || std::ranges::find(list, id) != list.end();
}

/// What stands in the way of a meter, the worst first.
enum class Lack : std::uint8_t { missing, late, channel, none };

Text words_of(Lack lack) {
    if (lack == Lack::late)
        return {"показания переданы после срока", "the readings came after the deadline"};
    if (lack == Lack::channel)
        return {"показания переданы не тем способом, который учитывает программа",
                "the readings came by a channel that the programme does not count"};
    return {"показания не переданы", "the readings were not sent"};
}

std::string_view code_of(Lack lack) {
    if (lack == Lack::late) return "reading_late";
    return lack == Lack::channel ? "channel_not_eligible" : "reading_missing";
}

}  // namespace

Measured Measuring::of(const ReadingsSent& m) {
    Calendar& calendar = account_.calendar();
    auto [from, to] = span(m.within);
    Instant late_until = to;  // what comes until then came too late
    std::optional<Date> last;
    if (!m.deadline.empty()) {
        last = last_day(m.deadline, *context_.month, account_.as_of());
        from = context_.from;
        late_until = context_.to;
    } else if (!m.window.empty()) {
        const auto& window = *find_id(account_.programme().windows, m.window);
        const auto [first, end] = Calendar::days(window, *context_.month);
        last = end;
        from = calendar.start_of(first);
        late_until = calendar.start_of(Calendar::days(window, context_.month->next()).first);
    }
    if (last) to = calendar.end_of(*last);

    Measured measured = number(1);
    measured.until = to;
    if (last) measured.value.deadline = LocalTime{*last, seconds_per_day};
    const Date day = last.value_or(calendar.date(to + -1));
    Lack worst = Lack::none;
    int meters = 0;
    int sent = 0;
    for (const auto& meter : account_.history().meters) {
        if (!meter.active.contains(day)) continue;
        ++meters;
        if (meter.remote && m.remote_waived) {
            ++sent;
            continue;
        }
        Lack lack = Lack::missing;
        const ReadingFact* first = nullptr;
        for (const auto& reading : account_.history().readings) {
            if (reading.meter != meter.id || !reading.accepted || reading.received_at < from ||
                reading.received_at > account_.as_of())
                continue;
            const bool in_time = reading.received_at < to;
            const bool channel = listed(m.channels, reading.channel);
            if (in_time && channel) {
                if (first == nullptr || reading.received_at < first->received_at) first = &reading;
            } else if (in_time) {
                lack = std::max(lack, Lack::channel);
            } else if (reading.received_at < late_until) {
                lack = std::max(lack, Lack::late);
            }
        }
        if (first == nullptr) {
            worst = std::min(worst, lack);
            continue;
        }
        ++sent;
        measured.value.evidence.push_back(first->id);
        if (!measured.value.at || *measured.value.at < first->received_at)
            measured.value.at = first->received_at;
    }
    std::ranges::sort(measured.value.evidence);
    const bool unmetered = meters == 0 && m.unmetered_waived;
    if (unmetered || (meters > 0 && (m.any_meter ? sent > 0 : sent == meters))) return measured;
    measured.value.value = 0;
    measured.value.at = std::nullopt;
    measured.reasons.push_back(
        {.code = meters == 0 ? "no_meter" : std::string(code_of(worst)),
         .text = meters == 0 ? Text("нет приборов учёта", "there is no meter") : words_of(worst),
         .found = sent,
         .needed = meters});
    return measured;
}

Measured Measuring::of(const ReadingIs& m) {
    const auto& reading = *context_.reading;
    if (!listed(m.channels, reading.channel))
        return refused("channel_not_eligible", words_of(Lack::channel));
    Measured measured = number(1);
    measured.value.at = reading.received_at;
    measured.value.evidence = {reading.id};
    if (m.window.empty()) return measured;
    const auto& window = *find_id(account_.programme().windows, m.window);
    const Date day = account_.calendar().date(reading.received_at);
    for (const Month month : {Month::of(day), Month::of(day).previous()}) {
        const auto [first, last] = Calendar::days(window, month);
        if (first <= day && day <= last) return measured;
    }
    return refused("window_closed",
                   {"показания приняты вне периода приёма", "the reading came outside the window"});
}

}  // namespace kvit::bonus
