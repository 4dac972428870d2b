using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4004: a log goes to files that are never deleted. It is host configuration, so no request has to pass.</summary>
internal sealed class UnlimitedLogRetentionRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4004",
        Categories.Storage,
        "Log files kept for ever",
        "'{0}' keeps its log files for ever: {1}",
        "What is logged grows with requests, and what is never deleted grows with time as well, until the disk is full or its bill is noticed. Say how many files, or how many days, to keep.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.Anywhere;

    /// <inheritdoc/>
    public override string Mechanism => "log-retention";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.LogSink);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        var (found, name) = use.Operation switch
        {
            IInvocationOperation { TargetMethod.Name: "File" } call => (LogRetention.OfSerilogFile(call), "WriteTo.File(...)"),
            IInvocationOperation { TargetMethod.Name: "WriteToFile" } call => (LogRetention.OfNLogFile(call), "WriteToFile(...)"),
            IObjectCreationOperation creation => (new NLogFileTarget(use).Retention(creation), "new FileTarget(...)"),
            _ => default,
        };
        if (found is { } retention)
        {
            use.Report(this, name, retention.Proof, retention.Place.GetLocation(), fixData: (FixData.Retention, retention.Setting.ToString()));
        }
    }
}
