using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1009: a conversation gets longer with each request, and all of it is sent to the model again.</summary>
internal sealed class GrowingConversationRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1009",
        Categories.Inference,
        "Conversation only grows and is sent again",
        "'{0}' only grows, and every request sends all of it to the model again: {1}",
        "Each turn pays for all turns before it, so the price of a conversation grows with the square of its length; one that all users share never ends. " +
        "Keep one conversation per user and send a bounded part of it: the newest messages, or a summary of the older ones (a chat reducer).");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "growing-conversation";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Inference);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation call || SentBy(call) is not { } sent || !use.IsWorthLooking(this, use.Syntax))
        {
            return;
        }

        var flow = new ConversationFlow(use.Costs, use.CancellationToken);
        flow.Follow(sent, use.Model, EnclosingFunction.Of(use.Syntax));
        if (flow.IsBounded)
        {
            return;
        }

        var growth = new ConversationGrowth(use.Costs, flow, use.CancellationToken);
        if (flow.Sources.Find(growth.IsProven) is { } source &&
            !ConversationBounds.AreInSight(flow.Functions, flow.Sources.Select(found => found.Store), use.Costs, use.CancellationToken))
        {
            use.ReportOnPath(this, NameOf(source));
        }
    }

    // The argument that holds the messages: a list, or options that carry one.
    private static SyntaxNode? SentBy(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter &&
                (Conversations.IsConversation(parameter.Type) || Conversations.IsConversation(argument.Value.Type)))
            {
                return argument.Value.Syntax;
            }
        }

        return null;
    }

    private static string NameOf(ConversationSource source) => source.Store is IFieldSymbol or IPropertySymbol ? $"{source.Store.ContainingType.Name}.{source.Store.Name}" : source.Store.Name;
}
