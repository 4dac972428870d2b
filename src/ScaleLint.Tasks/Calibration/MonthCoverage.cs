using System.Globalization;

namespace ScaleLint.Tasks;

/// <summary>Which days of which months a bill speaks of, to tell a whole month from a part of one.</summary>
internal sealed class MonthCoverage
{
    /// <summary>Longer than this a charge period is no period of a bill.</summary>
    private const int MostMonths = 120;

    private readonly Dictionary<DateTime, int> _days = [];

    /// <summary>Adds a period; the end is excluded.</summary>
    public void Add(DateTime start, DateTime end)
    {
        var month = new DateTime(start.Year, start.Month, 1);
        for (var i = 0; i < MostMonths && month < end && month.Year < 9999; i++, month = month.AddMonths(1))
        {
            var first = month > start ? 1 : start.Day;
            var last = month.AddMonths(1) <= end ? DateTime.DaysInMonth(month.Year, month.Month) : (int)Math.Ceiling((end - month).TotalDays);
            _days.TryGetValue(month, out var known);
            _days[month] = known | Bits(first, last);
        }
    }

    /// <summary>How many days of the month are spoken of.</summary>
    public int DaysOf(DateTime month)
    {
        _days.TryGetValue(month, out var days);
        var count = 0;
        for (; days != 0; days &= days - 1)
        {
            count++;
        }

        return count;
    }

    /// <summary>Why a month is no whole month; null where it is one.</summary>
    public string? Missing(DateTime month)
    {
        var (covered, days) = (DaysOf(month), DateTime.DaysInMonth(month.Year, month.Month));
        return covered == days
            ? null
            : $"{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)} is billed for {covered.ToString(CultureInfo.InvariantCulture)} of {days.ToString(CultureInfo.InvariantCulture)} days; left out";
    }

    private static int Bits(int first, int last) => last < first ? 0 : (int)(((1L << last) - 1) & ~((1L << (first - 1)) - 1));
}
