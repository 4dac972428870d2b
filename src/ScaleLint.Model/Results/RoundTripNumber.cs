using System.Globalization;

namespace ScaleLint.Model;

/// <summary>
/// Writes a number so that reading it gives the same number back: with 15 significant digits where that is enough, else with 17. Not left to the JSON writer:
/// the runtimes that build with ScaleLint write different digits for the same number. With 16 they do too, where two texts stand for one number.
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
        if (double.Parse(text, CultureInfo.InvariantCulture) != number)
        {
            text = number.ToString("G17", CultureInfo.InvariantCulture);
        }

        return text == "-0" ? "0" : text;
    }
}
