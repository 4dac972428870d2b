using System.Globalization;

namespace ScaleLint.Model.Tests;

/// <summary>How much the property-based tests try: little in each build, and as much as somebody has time for with <c>SCALELINT_FUZZ=100</c>.</summary>
internal static class Fuzz
{
    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable("SCALELINT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;

    /// <summary>The number of tries of a test.</summary>
    /// <param name="normally">How many there are in each build.</param>
    public static int Tries(int normally) => normally * Factor;
}
