using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        // chat.GetResponseAsync(…) is written on a chat client, whatever class the extension lives in.
        IMethodSymbol { IsExtensionMethod: true, ReducedFrom: var reduced } method =>
            $"{((reduced ?? method).Parameters[0].Type is { TypeKind: TypeKind.Interface or TypeKind.Class, Name: var extended } ? extended : method.ContainingType.Name)}.{method.Name}(...)",
        IMethodSymbol method => $"{method.ContainingType.Name}.{method.Name}(...)",
        _ => $"{Member.ContainingType.Name}.{Member.Name}",
    };

    /// <summary>
    /// The use of the same kind that this one is only a part of: the meter of <c>new Meter("m").CreateCounter("c")</c>, the credential of
    /// <c>new BlobServiceClient(uri, new DefaultAzureCredential())</c>. One expression is one finding.
    /// </summary>
    public IOperation? EnclosingUse()
    {
        for (var outer = Operation.Parent; outer is not null and not (IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            var member = outer switch
            {
                IInvocationOperation invocation => invocation.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                _ => null,
            };
            if (member is not null && Costs.Catalogue.Find(member, Api.Kind) is not null)
            {
                return outer;
            }
        }

        return null;
    }
}
