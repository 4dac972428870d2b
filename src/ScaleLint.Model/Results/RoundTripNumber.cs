using System.Globalization;

namespace ScaleLint.Model;

/// <summary>
/// Writes a number so that reading it gives the same number back, with as few digits as that takes. Not left to the JSON writer:
/// the two runtimes that build with ScaleLint write different digits for the same number.
/// </summary>
internal static class RoundTripNumber
{
    public static string Write(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "A result holds finite numbers only.");
        }

        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        for (var digits = 16; digits <= 17 && double.Parse(text, CultureInfo.InvariantCulture) != number; digits++)
        {
            text = number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return text == "-0" ? "0" : text;
    }
}
