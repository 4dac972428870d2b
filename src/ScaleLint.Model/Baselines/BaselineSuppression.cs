namespace ScaleLint.Model;

/// <summary>
/// How the analyzers tell the build that a finding is silent because of the baseline: by the id of the suppression, which the compiler writes into its error log. Such a finding is still
/// in the code, so it counts for the score.
/// </summary>
public static class BaselineSuppression
{
    private const string Prefix = "SCLB";

    /// <summary>The id of the suppression of a rule: SCLB1001 for SCL1001.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <returns>The id.</returns>
    public static string IdOf(string ruleId) => Prefix + ruleId.Substring(3);

    /// <summary>Whether what the compiler says of a suppression names the one of this rule.</summary>
    /// <param name="suppression">What the error log says of the suppression.</param>
    /// <param name="ruleId">The rule.</param>
    /// <returns>Whether the finding is in the baseline.</returns>
    internal static bool IsNamedIn(string suppression, string ruleId) => suppression.IndexOf(IdOf(ruleId), StringComparison.Ordinal) >= 0;
}
