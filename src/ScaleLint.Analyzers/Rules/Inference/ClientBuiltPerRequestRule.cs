using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1002: an AI, HTTP, database, broker or storage client, or a Semantic Kernel, is built for every request.</summary>
internal sealed class ClientBuiltPerRequestRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1002",
        Categories.Inference,
        "Client built on every request",
        "'{0}' is built on every request: {1}",
        "A client keeps connections, tokens and buffers that are meant to be used again. Built per request it opens them again each time. " +
        "Register it as a singleton and inject it, or take HttpClient from IHttpClientFactory.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "client-construction";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Client);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        var inputs = new ClientInputs(use.Costs, use.CancellationToken);
        if (IsFallback(use.Syntax) || !inputs.MayBeShared(use.Operation) || (use.EnclosingUse() is { } outer && inputs.MayBeShared(outer)))
        {
            return;
        }

        use.ReportOnPath(this, use.Display, fixData: (FixData.ThreadSafe, use.Api.Is("thread-safe") ? "true" : "false"));
    }

    // factory?.CreateClient() ?? new HttpClient(): whoever cares hands in a factory.
    private static bool IsFallback(SyntaxNode client) =>
        client.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var first } coalesce && coalesce.Right == client &&
        first.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any();
}
