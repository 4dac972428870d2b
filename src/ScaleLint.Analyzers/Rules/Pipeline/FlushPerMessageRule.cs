using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL2004: a request saves, commits or connects once per element, or waits for a producer to send each message.</summary>
internal sealed class FlushPerMessageRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL2004",
        Categories.Pipeline,
        "Flush, commit or connection per message",
        "'{0}' ends a unit of work for every single message, on every request: {1}",
        "What batches would share is paid for each message: a way to the server, a transaction, a log write. Save once after the loop, keep one connection for all, and let a producer send in the background; it flushes when the service stops.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "flush-per-message";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.DatabaseSync, ApiKind.DatabaseAsync, ApiKind.Flush);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Syntax is not InvocationExpressionSyntax call || !(use.Api.Kind == ApiKind.Flush || use.Api["work"] is "flush" or "connection"))
        {
            return;
        }

        if (use.Api.Kind == ApiKind.Flush ? IsAfterEveryMessage(call, use) : IsPerElement(call, use))
        {
            use.ReportOnPath(this, DatabaseCall.Display(use));
        }
    }

    // producer.Produce(topic, message); producer.Flush(timeout);   A flush after a loop, or while the service stops, sends what has gathered.
    private static bool IsAfterEveryMessage(InvocationExpressionSyntax call, ApiUse use) =>
        Statement(call) is { Parent: BlockSyntax block } flush && block.Statements.IndexOf(flush) is var index && index > 0 &&
        block.Statements[index - 1] is ExpressionStatementSyntax before &&
        before.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText is "Produce" or "ProduceAsync" or "BasicPublish" or "BasicPublishAsync") &&
        use.ContainingSymbol.Name is not ("Dispose" or "DisposeAsync" or "StopAsync");

    // The last thing that every round does. A try, or a transaction of its own, keeps one failure from the others; what follows a save may need what it made.
    private static bool IsPerElement(InvocationExpressionSyntax call, ApiUse use)
    {
        if (Statement(call) is not { } statement || ElementLoops.Around(call, use.Model, use.CancellationToken) is not { IsConcurrent: false, EndsEarly: false } loop)
        {
            return false;
        }

        return use.Api["work"] == "flush" ? loop.IsLastStep(statement) && !loop.HasOwnTransaction : loop.IsStep(statement) && loop.Makes(call.Expression);
    }

    private static StatementSyntax? Statement(SyntaxNode call) =>
        call.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax awaited } ? awaited : call.Parent as ExpressionStatementSyntax;
}
