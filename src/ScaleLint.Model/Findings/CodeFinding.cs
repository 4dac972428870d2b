namespace ScaleLint.Model;

/// <summary>A finding of a rule in the code.</summary>
/// <param name="RuleId">The rule, such as SCL1001.</param>
/// <param name="IsSuppressed">Whether it is accepted with a reason; then it does not count.</param>
public sealed record CodeFinding(
    string RuleId,
    bool IsSuppressed);
