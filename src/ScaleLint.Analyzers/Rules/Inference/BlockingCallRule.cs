using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1004: a request keeps its thread while a task, a file or the network makes it wait.</summary>
internal sealed class BlockingCallRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1004",
        Categories.Inference,
        "Blocking call on an inference path",
        "'{0}' blocks a thread on every request: {1}",
        "A thread that waits for a task, a file or the network serves nobody, and under load the pool runs out of threads before the model runs out of work. Await instead.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "blocking-call";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.BlockingWait, ApiKind.BlockingIo);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (!ExpressionTrees.Contains(use.Operation) && !ErrorHandling.Contains(use.Syntax) && !IsInDispose(use.ContainingSymbol) &&
            (use.Api.Kind == ApiKind.BlockingWait ? Waits(use) : IsExternal(use)))
        {
            use.ReportOnPath(this, Smell(use), fixData: FixData.AsyncTwinOf(use.Api));
        }
    }

    // Dispose cannot be awaited; what it waits for is the last thing an object does.
    private static bool IsInDispose(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: "Dispose" or "System.IDisposable.Dispose" } or IMethodSymbol { MethodKind: MethodKind.Destructor };

    private static bool Waits(ApiUse use)
    {
        switch (use.Operation)
        {
            case IInvocationOperation { TargetMethod.IsStatic: true }:
                return true;

            // task.Wait(0) asks, it does not wait.
            case IInvocationOperation { TargetMethod.Name: "Wait", Arguments: { IsEmpty: false } arguments } when arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 }:
                return false;

            default:
                return AwaitedTask(use.Operation) is { } task && !CompletedTasks.Contains(task, use.Model, use.CancellationToken);
        }
    }

    // An awaiter that somebody kept is asked in a callback, when the task is done.
    private static IOperation? AwaitedTask(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Syntax: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax, Parent: not INameOfOperation, Instance: var task } => task,
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: var task } => task,
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: var task } } =>
            task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } ? configured : task,
        _ => null,
    };

    private static bool IsExternal(ApiUse use) => use.Operation is not IInvocationOperation call || use.Member.ContainingType.Name switch
    {
        "StreamReader" => StreamOrigins.IsExternal(call.Instance, use.Model, use.CancellationToken),
        // Thread.Sleep(0) lets another thread go first.
        "Thread" => call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: 0 },
        _ => true,
    };

    private static string Smell(ApiUse use) => use.Member.Name == "GetResult" ? "GetAwaiter().GetResult()" : use.Display;
}
