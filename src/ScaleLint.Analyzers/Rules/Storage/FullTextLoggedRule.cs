using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4006: a request writes a whole prompt, answer or body to the log.</summary>
internal sealed class FullTextLoggedRule : Rule, IApiRule, IInvocationRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4006",
        Categories.Storage,
        "Full prompt, answer or payload logged per request",
        "{0} is logged in full on every request: {1}",
        "Logs are billed by the byte, when they are taken in and for as long as they are kept. Log the length, a short excerpt or an id, or log the text at a level that production does not keep.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "payload-logging";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.LogWrite);

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) => LogLine.IsGenerated(invocation.TargetMethod);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is IInvocationOperation call && LogLine.LevelOf(call, use.Api) is { } level)
        {
            Analyze(call, level, use);
        }
    }

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        if (use.Operation is IInvocationOperation call && LogLine.LevelOf(call.TargetMethod) is { } level)
        {
            Analyze(call, level, use);
        }
    }

    private void Analyze(IInvocationOperation call, LogLineLevel level, OperationUse use)
    {
        var texts = new LoggedText(use);
        foreach (var value in LogLine.Values(call))
        {
            if (texts.WhatIsWhole(value) is { } what && !LogLine.IsRare(call.Syntax, level))
            {
                use.ReportOnPath(this, $"{what} '{value.Syntax}'", value.Syntax.GetLocation());
            }
        }
    }
}
