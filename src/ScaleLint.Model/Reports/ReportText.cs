using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>How numbers and the user's own words are shown in reports: never in the culture of the machine, never longer than a line should be.</summary>
internal static class ReportText
{
    /// <summary>The longest piece of the user's text that a report shows, in UTF-16 units.</summary>
    public const int Longest = 300;

    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    /// <summary>The user's text on one line: no control characters, no direction marks left open, cut where it is too long.</summary>
    public static string Clean(string text, int longest = Longest)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest) + 3);
        foreach (var character in text)
        {
            if (clean.Length == longest)
            {
                if (char.IsHighSurrogate(clean[longest - 1]))
                {
                    clean.Length--;
                }

                clean.Append("...");
                break;
            }

            clean.Append(IsShown(character) ? character : ' ');
        }

        return WithoutHalves(clean.ToString());
    }

    /// <summary>A name, or what to call a system without one.</summary>
    public static string SystemName(CostReport report) => report.Manifest.System.Length == 0 ? "the system" : Clean(report.Manifest.System, LongestName);

    /// <summary>An amount with the currency.</summary>
    public static string Money(double amount, CostReport report) => Amounts.Show(amount, report.Manifest.Currency);

    /// <summary>A number with at most this many digits behind the point.</summary>
    public static string Number(double number, int digits = 0) => number.ToString(digits == 0 ? "0" : "0." + new string('#', digits), CultureInfo.InvariantCulture);

    /// <summary>A share as percent.</summary>
    public static string Percent(double share) => Number(share * 100, 1) + " %";

    /// <summary>A day.</summary>
    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The name of the driver of a component's growth in the words of the manifest.</summary>
    public static string Driver(CostReport report, string component)
    {
        var components = report.Manifest.Components;
        return component switch
        {
            ComponentNames.Inference => components.Inference is { GrowthExponent: not null } ? "requests, declared exponent" : "requests, " + EnumWords<InferenceArchitecture>.WordOf(components.Inference?.Architecture ?? InferenceArchitecture.StatelessUncached),
            ComponentNames.Pipeline => "data, " + (components.Pipeline is { GrowthExponent: not null } ? "declared exponent" : EnumWords<PipelinePattern>.WordOf(components.Pipeline?.Pattern ?? PipelinePattern.Batch)),
            ComponentNames.Training => "models and data, " + (components.Training is { GrowthExponent: not null } ? "declared exponent" : EnumWords<TrainingStrategy>.WordOf(components.Training?.Strategy ?? TrainingStrategy.FullHistory)),
            ComponentNames.Storage => components.Storage is { RetentionDays: { } days } ? $"data, kept {Number(days.Value)} days" : "data and time, kept for ever",
            ComponentNames.Telemetry => components.Telemetry is { Labels: { } labels } ? $"time series, {Number(labels.Count)} labels" : "time series, labels unknown",
            _ => "models and users",
        };
    }

    // Controls, and the marks that turn the direction of the text that follows (Unicode TR 9): a name must not rearrange the report.
    private static bool IsShown(char character) =>
        character is not (< ' ' or (>= '\x7F' and <= '\x9F') or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u061C' or '\u200E' or '\u200F' or '\uFFFE' or '\uFFFF');

    /// <summary>The text with what is half a character replaced.</summary>
    public static string WithoutHalves(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var whole = text.ToCharArray();
        for (var i = 0; i < whole.Length; i++)
        {
            if (char.IsHighSurrogate(whole[i]) && i + 1 < whole.Length && char.IsLowSurrogate(whole[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(whole[i]))
            {
                whole[i] = '\uFFFD';
            }
        }

        return new string(whole);
    }
}
