using System.Globalization;

namespace ScaleLint.Model;

/// <summary>Shows amounts of money to people: three digits and a unit, never in the culture of the machine.</summary>
public static class Amounts
{
    private static readonly (double Size, string Unit)[] Units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"), (1, "")];

    /// <summary>Shows an amount, such as <c>84.0k USD</c>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The text; a currency longer than any code or name of one is cut.</returns>
    public static string Show(double amount, string currency) => Short(amount) + " " + ReportText.Clean(currency, LongestCurrency);

    private const int LongestCurrency = 12;

    private static string Short(double amount)
    {
        if (amount >= 1e15)
        {
            return amount.ToString("0.00e+0", CultureInfo.InvariantCulture);
        }

        foreach (var (size, unit) in Units)
        {
            // 999.96 would be shown as 1000; from there on the larger unit reads better.
            if (amount >= size * 0.9995)
            {
                var scaled = amount / size;
                return scaled.ToString(scaled < 9.995 ? "0.00" : scaled < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + unit;
            }
        }

        return amount.ToString("0.00##", CultureInfo.InvariantCulture);
    }
}
