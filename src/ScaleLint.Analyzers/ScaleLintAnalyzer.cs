using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Facts;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers;

/// <summary>
/// The one analyzer: it listens to calls, creations and property uses once and hands each to the rules that asked for what it is.
/// Rules report from there, at the smell's own node, so a finding shows while the developer types.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScaleLintAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Rules.Select(rule => rule.Descriptor).Append(UserCatalogue.UnreadableLine).Append(InferenceCallFact.Descriptor).Append(OpenEndFacts.Descriptor).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // What stands in a Razor page is generated code to the compiler; GeneratedCode sorts out the rest.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (ScaleLintOptions.IsSwitchedOff(start.Options.AnalyzerConfigOptionsProvider))
            {
                return;
            }

            var costs = new CostContext(start.Compilation, start.Options, start.CancellationToken);
            Register(start, OperationKind.Invocation, operation => AnalyzeInvocation(operation, costs));
            Register(start, OperationKind.ObjectCreation, operation => AnalyzeCreation(operation, costs));
            Register(start, OperationKind.PropertyReference, operation => AnalyzeProperty(operation, costs));
            if (MemberMentions.AskedBefore(start.Compilation) is { Count: > 0 } asked)
            {
                start.RegisterSemanticModelAction(file => costs.Paths.Remember(file.SemanticModel.SyntaxTree, asked, file.CancellationToken));
            }

            if (!costs.Libraries.IsEmpty)
            {
                // app.MapGet("/", Scores.Of): a handler that lives in a library is no call here.
                Register(start, OperationKind.MethodReference, operation => costs.LibrarySmells.Analyze(operation, ((IMethodReferenceOperation)operation.Operation).Method));
            }
        });
        context.RegisterAdditionalFileAction(UserCatalogue.ReportUnreadableLines);
    }

    private static void Register(CompilationStartAnalysisContext start, OperationKind kind, Action<OperationAnalysisContext> analyze) =>
        start.RegisterOperationAction(
            operation =>
            {
                if (!GeneratedCode.Contains(operation))
                {
                    analyze(operation);
                }
            },
            kind);

    private static void AnalyzeInvocation(OperationAnalysisContext context, CostContext costs)
    {
        var invocation = (IInvocationOperation)context.Operation;
        Dispatch(context, costs, invocation.TargetMethod);
        foreach (var rule in AllRules.InvocationRules)
        {
            if (rule.IsCandidate(invocation))
            {
                rule.Analyze(new OperationUse(context, costs));
            }
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, CostContext costs)
    {
        if (((IObjectCreationOperation)context.Operation).Constructor is { } constructor)
        {
            Dispatch(context, costs, constructor);
        }
    }

    private static void AnalyzeProperty(OperationAnalysisContext context, CostContext costs)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        Dispatch(context, costs, reference.Property);
        foreach (var rule in AllRules.PropertyRules)
        {
            if (rule.IsCandidate(reference))
            {
                rule.Analyze(new OperationUse(context, costs));
            }
        }
    }

    private static void Dispatch(OperationAnalysisContext context, CostContext costs, ISymbol member)
    {
        if (costs.Catalogue.Find(member) is { IsEmpty: false } entries)
        {
            foreach (var entry in entries)
            {
                foreach (var rule in AllRules.RulesFor(entry.Kind))
                {
                    rule.Analyze(new ApiUse(context, costs, member, entry));
                }
            }

            // Two lines of the catalogue may say it of one member; the call is one.
            if (costs.Catalogue.InferenceOf(member) is { } inference)
            {
                InferenceCallFact.Report(new ApiUse(context, costs, member, inference));
            }
        }

        if (!costs.Libraries.IsEmpty)
        {
            costs.LibrarySmells.Analyze(context, member);
        }

        if (costs.CollectsEvidence)
        {
            costs.OpenEndFacts.AddCall(context, member);
        }
    }
}
