using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>Builds a client once (SCL1002): by its registration, in a field, or, for <c>HttpClient</c>, through the project's <c>IHttpClientFactory</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientBuiltPerRequestCodeFixProvider)), Shared]
public sealed class ClientBuiltPerRequestCodeFixProvider : PerRequestCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1002");

    private protected override ImmutableArray<ICreationFix> Fixes { get; } = ImmutableArray.Create<ICreationFix>(
        new SingletonRegistrationFix(), new HttpClientFactoryFix(), new HoistFix(replacement: SharedHttpClient.Of));
}
