namespace ScaleLint.Model;

/// <summary>One thing to tell the user about a manifest, at its place in the file.</summary>
/// <param name="Id">One of <see cref="CostDiagnosticIds"/>.</param>
/// <param name="Level">How loudly to report it.</param>
/// <param name="Message">A sentence in plain English; never holds a line break.</param>
/// <param name="Position">Where in the manifest.</param>
public sealed record CostDiagnostic(string Id, DiagnosticLevel Level, string Message, SourcePosition Position);
