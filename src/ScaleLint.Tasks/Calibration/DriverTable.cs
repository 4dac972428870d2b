using System.Globalization;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Reads the table of drivers: <c>month</c>, and what is known of <c>users</c>, <c>requests</c>, <c>dataGb</c> and <c>models</c>.</summary>
internal sealed class DriverTable : TableReader
{
    private static readonly string[] MonthFormats = ["yyyy-MM", "yyyy-MM-dd"];

    private readonly SortedDictionary<DateTime, DriverMonth> _months = [];

    /// <summary>The months, in order.</summary>
    public IReadOnlyList<DriverMonth> Months => [.. _months.Values];

    /// <inheritdoc />
    protected override string Name => "The table of drivers";

    /// <inheritdoc />
    protected override IReadOnlyList<string> RequiredColumns { get; } = ["month"];

    /// <inheritdoc />
    protected override void ReadRow(CsvTable table)
    {
        var text = table.Text("month");
        if (!DateTime.TryParseExact(text, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Bad(table, "month", $"month must be written as 2026-01, and is {Quote(text)}");
            return;
        }

        var month = new DateTime(day.Year, day.Month, 1);
        if (_months.ContainsKey(month))
        {
            Bad(table, "month", $"{Quote(text)} is there twice; keep one of the two rows");
            return;
        }

        _months.Add(month, new DriverMonth(month, Number(table, "users"), Number(table, "requests"), Number(table, "dataGb"), Number(table, "models")));
        BadIfMalformed(table);
    }

    private double? Number(CsvTable table, string column)
    {
        var text = table.Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= 1e300)
        {
            return number;
        }

        Bad(table, column, $"{column} must be a number above 0 with a decimal point, or empty where it is unknown, and is {Quote(text)}");
        return null;
    }
}
