namespace ScaleLint.Model;

/// <summary>
/// What the compilation of one project knows of itself and the projects that call it cannot see: which of its public members reach a smell, an
/// inference call, or a member that yet another project implements.
/// </summary>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="Items">What its open ends reach, sorted.</param>
public sealed record ProjectEvidence(string Assembly, IReadOnlyList<EvidenceItem> Items)
{
    /// <summary>The version of the file's form.</summary>
    public const int Version = 1;
}
