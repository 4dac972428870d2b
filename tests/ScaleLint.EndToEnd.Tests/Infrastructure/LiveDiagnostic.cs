namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A diagnostic as the language server shows it. <paramref name="Line"/> counts from 1.</summary>
public sealed record LiveDiagnostic(string Id, string Message, int Line);
