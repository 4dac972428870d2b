using System.Globalization;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// Sums a bill in the FOCUS 1.x format (FinOps Open Cost and Usage Specification) up by month and component. Only usage counts, without corrections of earlier bills. What it
/// keeps grows with the number of months, not of rows.
/// </summary>
/// <param name="tag">The tag that names the component of a resource, whatever service it is.</param>
internal sealed class FocusBill(string tag) : TableReader
{
    /// <summary>The default tag.</summary>
    public const string DefaultTag = "scalecost:component";

    private const int MostServices = 1000;

    private readonly Dictionary<(DateTime Month, string Component), decimal> _costs = [];
    private readonly SortedDictionary<string, decimal> _unknown = new(StringComparer.Ordinal);
    private readonly MonthCoverage _coverage = new();
    private readonly ComponentTags _tags = new(tag);
    private decimal _usage;
    private decimal _assigned;
    private bool _hasEnds = true;

    /// <summary>The currency; empty where there is no usage.</summary>
    public string Currency { get; private set; } = "";

    /// <inheritdoc />
    protected override string Name => "The bill";

    /// <inheritdoc />
    protected override IReadOnlyList<string> RequiredColumns { get; } = ["BillingCurrency", "ChargeCategory", "ChargePeriodStart", "EffectiveCost", "ServiceCategory"];

    /// <summary>The bills of whole months, in the order of month and component.</summary>
    public IReadOnlyList<BilledMonth> Months =>
    [
        .. _costs
            .Where(cost => !_hasEnds || _coverage.Missing(cost.Key.Month) is null)
            .OrderBy(cost => cost.Key.Month)
            .ThenBy(cost => cost.Key.Component, StringComparer.Ordinal)
            .Select(cost => new BilledMonth(cost.Key.Month, cost.Key.Component, (double)cost.Value)),
    ];

    /// <summary>What was left out, and why.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_hasEnds)
            {
                foreach (var reason in _costs.Keys.Select(key => key.Month).Distinct().OrderBy(month => month).Select(_coverage.Missing).Where(reason => reason is not null))
                {
                    yield return reason!;
                }
            }
            else
            {
                yield return "the bill has no column ChargePeriodEnd, so nobody knows whether its months are whole";
            }

            if (_unknown.Count > 0)
            {
                var share = _usage > 0 ? $" ({((_usage - _assigned) / _usage * 100).ToString("0.#", CultureInfo.InvariantCulture)} % of the usage)" : "";
                var largest = _unknown.OrderByDescending(service => service.Value).ThenBy(service => service.Key, StringComparer.Ordinal).Take(5).Select(service => service.Key);
                yield return $"services whose component is unknown are left out{share}: {string.Join(", ", largest)}{(_unknown.Count > 5 ? ", ..." : "")}; the tag {tag} names the component of a resource";
            }
        }
    }

    /// <inheritdoc />
    protected override void ReadRow(CsvTable table)
    {
        _hasEnds = table.Has("ChargePeriodEnd");
        if (table.IsShort)
        {
            Bad(table, "", "The row has fewer fields than the first line has columns");
            return;
        }

        if (!table.Text("ChargeCategory").Equals("Usage", StringComparison.OrdinalIgnoreCase) || table.Text("ChargeClass").Equals("Correction", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (CostOf(table) is { } cost && PeriodOf(table) is { } period && HasCurrency(table))
        {
            Add(table, cost, period.Start, period.End);
        }

        BadIfMalformed(table);
    }

    private void Add(CsvTable table, decimal cost, DateTime start, DateTime end)
    {
        if (_hasEnds)
        {
            _coverage.Add(start, end);
        }

        _usage += cost;
        if (TaggedComponent(table) is not { } component)
        {
            return;
        }

        var (category, subcategory) = (table.Text("ServiceCategory"), table.Text("ServiceSubcategory"));
        component = component.Length > 0 ? component : FocusComponents.Of(category, subcategory) ?? "";
        if (component == ComponentTags.Ignored)
        {
            _usage -= cost;
        }
        else if (component.Length > 0)
        {
            var key = (new DateTime(start.Year, start.Month, 1), component);
            _costs.TryGetValue(key, out var sum);
            _costs[key] = sum + cost;
            _assigned += cost;
        }
        else
        {
            var service = OneLine.Of(subcategory.Length > 0 ? subcategory : category.Length > 0 ? category : "without a name");
            service = service.Length <= 60 ? service : service.Substring(0, 60) + "...";
            if (_unknown.TryGetValue(service, out var sum) || _unknown.Count < MostServices)
            {
                _unknown[service] = sum + cost;
            }
        }
    }

    private decimal? CostOf(CsvTable table)
    {
        var text = table.Text("EffectiveCost");
        if (text.Length > 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && Math.Abs(cost) <= 1_000_000_000_000m)
        {
            return cost;
        }

        Bad(table, "EffectiveCost", $"EffectiveCost must be a number with a decimal point, and is {Quote(text)}");
        return null;
    }

    private (DateTime Start, DateTime End)? PeriodOf(CsvTable table)
    {
        if (TimeOf(table, "ChargePeriodStart") is not { } start)
        {
            return null;
        }

        if (!_hasEnds)
        {
            return (start, start);
        }

        if (TimeOf(table, "ChargePeriodEnd") is not { } end)
        {
            return null;
        }

        if (end <= start)
        {
            Bad(table, "ChargePeriodEnd", "ChargePeriodEnd must be after ChargePeriodStart");
            return null;
        }

        return (start, end);
    }

    // Days and months of a bill are in UTC, whatever time zone the machine is in.
    private DateTime? TimeOf(CsvTable table, string column)
    {
        var text = table.Text(column);
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) && text.Length >= 10 && text[4] == '-' && time.Year > 1)
        {
            return time;
        }

        Bad(table, column, $"{column} must be a time such as 2026-01-01T00:00:00Z, and is {Quote(text)}");
        return null;
    }

    private bool HasCurrency(CsvTable table)
    {
        var currency = table.Text("BillingCurrency");
        if (currency.Length == 0)
        {
            Bad(table, "BillingCurrency", "BillingCurrency is empty");
            return false;
        }

        if (Currency.Length == 0)
        {
            Currency = currency;
        }
        else if (!Currency.Equals(currency, StringComparison.OrdinalIgnoreCase))
        {
            Bad(table, "BillingCurrency", $"The bill is in {Quote(Currency)} and this row in {Quote(currency)}; amounts in different currencies cannot be added, so give one bill for each", CostDiagnosticIds.MixedCurrencies);
            return false;
        }

        return true;
    }

    /// <summary>The component that the tag names; empty where there is no tag, null where it cannot be understood, which is a problem then.</summary>
    private string? TaggedComponent(CsvTable table)
    {
        var tags = table.Text("Tags");
        var component = _tags.ComponentOf(tags);
        if (component is null)
        {
            Bad(table, "Tags", $"Tags must be an object of texts whose {Quote(tag)} is {string.Join(", ", ComponentNames.All)} or {ComponentTags.Ignored}, and is {Quote(tags)}");
        }

        return component;
    }
}
