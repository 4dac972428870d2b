using System.Globalization;

namespace ScaleLint.Model;

/// <summary>A number, alone or with its range: <c>{ "value": 1.3, "low": 1.2, "high": 1.6 }</c>.</summary>
/// <param name="Min">The lower bound.</param>
/// <param name="Max">The upper bound.</param>
internal sealed record NumberShape(double Min = double.NegativeInfinity, double Max = double.PositiveInfinity) : Shape
{
    /// <summary>Whether <see cref="Min"/> itself is excluded.</summary>
    public bool ExcludesMin { get; init; }

    /// <summary>Whether <see cref="Max"/> itself is excluded.</summary>
    public bool ExcludesMax { get; init; }

    /// <summary>Whether only whole numbers count.</summary>
    public bool IsWhole { get; init; }

    public bool Contains(double number) =>
        !double.IsNaN(number)
        && !double.IsInfinity(number)
        && (ExcludesMin ? number > Min : number >= Min)
        && (ExcludesMax ? number < Max : number <= Max)
        && (!IsWhole || number == Math.Floor(number));

    /// <summary>The range in words, such as "at least 0 and below 1".</summary>
    public string Describe()
    {
        var lower = double.IsInfinity(Min) ? null : (ExcludesMin ? "above " : "at least ") + Show(Min);
        var upper = double.IsInfinity(Max) ? null : (ExcludesMax ? "below " : "at most ") + Show(Max);
        var range = Min == Max ? Show(Min) : string.Join(" and ", new[] { lower, upper }.Where(bound => bound is not null));
        return (IsWhole && Min != Max ? "a whole number " : "") + (range.Length > 0 ? range : "finite");
    }

    private static string Show(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
