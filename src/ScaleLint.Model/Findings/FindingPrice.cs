namespace ScaleLint.Model;

/// <summary>What a finding costs, by the manifest's own bill and growth.</summary>
/// <param name="Component">The component it is about: one of <see cref="ComponentNames"/>.</param>
/// <param name="AddedCost">
/// What it adds to the component's monthly bill, 0 or more, in the currency of the manifest: at ten times the users; for storage, which
/// grows with time, in month 12.
/// </param>
/// <param name="SavingNow">What a fix saves of today's monthly bill, by the article; null where the article gives no figure.</param>
public sealed record FindingPrice(
    string Component,
    double AddedCost,
    CostRange? SavingNow)
{
    /// <summary>Whether the declared numbers already contain what the finding adds.</summary>
    public bool IsDeclared => AddedCost == 0;

    /// <summary>Says it to people: what it adds, and what a fix saves.</summary>
    /// <param name="currency">The currency of the manifest.</param>
    /// <returns>A part of a sentence, without a full stop.</returns>
    public string Show(string currency)
    {
        var added = IsDeclared
            ? "already in the declared cost"
            : $"costs about {Amounts.Show(AddedCost, currency)} a month more {(Component == ComponentNames.Storage ? "in month 12" : "at 10x users")}";
        return SavingNow is { } saving ? $"{added}; a fix saves {Amounts.Show(saving.Low, currency)} to {Amounts.Show(saving.High, currency)} a month today" : added;
    }
}
