using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A use of a catalogued library member.</summary>
internal sealed class ApiUse(OperationAnalysisContext context, CostContext costs, ISymbol member, ApiEntry api) : OperationUse(context, costs)
{
    /// <summary>The member that is called, created or read.</summary>
    public ISymbol Member { get; } = member;

    /// <summary>What the catalogue says of it.</summary>
    public ApiEntry Api { get; } = api;

    /// <summary>How a message names the use: <c>new InferenceSession(...)</c>, <c>Model.Load(...)</c>, <c>Task.Result</c>.</summary>
    public string Display => Member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"new {constructor.ContainingType.Name}(...)",
        IMethodSymbol method => $"{method.ContainingType.Name}.{method.Name}(...)",
        _ => $"{Member.ContainingType.Name}.{Member.Name}",
    };
}
