namespace ScaleLint.Model;

/// <summary>What a project shows of itself before it has a manifest.</summary>
/// <param name="System">The name of the system.</param>
/// <param name="AsOf">The day month 0 stands for.</param>
/// <param name="AsOfOrigin">Where that day comes from, such as "from the property ScaleCostAsOf".</param>
/// <param name="Packages">The names of the packages it uses, in any order.</param>
/// <param name="Findings">What was found in the code; null where nobody looked, which is not the same as none.</param>
public sealed record StarterFacts(
    string System,
    DateTime AsOf,
    string AsOfOrigin,
    IReadOnlyCollection<string> Packages,
    IReadOnlyList<CodeFinding>? Findings);
