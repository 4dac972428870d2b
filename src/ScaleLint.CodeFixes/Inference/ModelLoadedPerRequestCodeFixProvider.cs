using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Loads a model once (SCL1001), where its type is thread-safe. A <c>PredictionEngine</c> is not, and gets no fix: it belongs into a <c>PredictionEnginePool</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelLoadedPerRequestCodeFixProvider)), Shared]
public sealed class ModelLoadedPerRequestCodeFixProvider : PerRequestCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1001");

    private protected override ImmutableArray<ICreationFix> Fixes { get; } = ImmutableArray.Create<ICreationFix>(new SingletonRegistrationFix(), new HoistFix());
}
