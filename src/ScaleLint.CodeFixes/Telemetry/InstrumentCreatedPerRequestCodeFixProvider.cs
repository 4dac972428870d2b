using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>Creates a metric instrument once (SCL4103): in a static field where its meter is static, else in a field of the singleton that holds the meter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstrumentCreatedPerRequestCodeFixProvider)), Shared]
public sealed class InstrumentCreatedPerRequestCodeFixProvider : PerRequestCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4103");

    private protected override ImmutableArray<ICreationFix> Fixes { get; } = ImmutableArray.Create<ICreationFix>(new SingletonRegistrationFix(), new HoistFix(mayUseSingletonField: true));
}
