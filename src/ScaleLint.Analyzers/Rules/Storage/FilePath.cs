using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The path or name that a catalogued write is given, by the parameter that the catalogue names.</summary>
internal static class FilePath
{
    /// <summary>The path; null for an overload without it, or where it is a constant.</summary>
    public static IOperation? Of(ApiUse use)
    {
        var arguments = use.Operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == use.Api["name"] && argument.Parameter?.Type.SpecialType == SpecialType.System_String && !argument.Value.ConstantValue.HasValue)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The expression that makes the path, where a local only carries it.</summary>
    public static IOperation Made(IOperation path, OperationUse use) =>
        path is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared } &&
        declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator &&
        use.Costs.Paths.Models.Of(declarator.SyntaxTree).GetOperation(value, use.CancellationToken) is { } made ? made : path;
}
