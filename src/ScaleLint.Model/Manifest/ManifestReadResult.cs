namespace ScaleLint.Model;

/// <summary>What came of reading a manifest: the manifest, or everything that is wrong with it.</summary>
/// <param name="Manifest">The manifest; null when there is any error.</param>
/// <param name="Diagnostics">All problems, in file order.</param>
public sealed record ManifestReadResult(Manifest? Manifest, IReadOnlyList<CostDiagnostic> Diagnostics);
