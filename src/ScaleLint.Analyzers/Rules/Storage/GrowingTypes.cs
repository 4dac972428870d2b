using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The collections of the base library that grow until something is removed.</summary>
internal static class GrowingTypes
{
    /// <summary>True for a type whose elements stay until they are removed.</summary>
    public static bool IsCollection(ITypeSymbol type) => IsKeyed(type) || (IsInCollections(type) && type.Name is "List" or "Queue" or "Stack" or "LinkedList" or "PriorityQueue"
        or "ConcurrentBag" or "ConcurrentQueue" or "ConcurrentStack" or "BlockingCollection" or "ArrayList" or "IList" or "ICollection");

    /// <summary>True for a type that holds one element per key, so that a fixed set of keys bounds it.</summary>
    public static bool IsKeyed(ITypeSymbol type) => IsInCollections(type) && type.Name is "Dictionary" or "ConcurrentDictionary" or "SortedDictionary" or "SortedList" or "OrderedDictionary"
        or "HashSet" or "SortedSet" or "Hashtable" or "IDictionary" or "ISet";

    /// <summary>True where the member surely holds such a collection: by its type, or where that is an interface, by what its initializer makes.</summary>
    public static bool HoldsCollection(ISymbol member, SemanticModels models, CancellationToken cancellationToken)
    {
        var type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        var declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var initializer = declaration switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

        // new BlockingCollection<T>(capacity) makes the producer wait.
        if (type is null || (type.Name == "BlockingCollection" && initializer is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }))
        {
            return false;
        }

        return type.TypeKind != TypeKind.Interface ? IsCollection(type)
            : initializer is BaseObjectCreationExpressionSyntax && models.Of(declaration.SyntaxTree).GetTypeInfo(initializer, cancellationToken).Type is { } made && IsCollection(made);
    }

    private static bool IsInCollections(ITypeSymbol type) => type.ContainingNamespace is { Name: "Generic" or "Concurrent", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } }
        or { Name: "Collections", ContainingNamespace.Name: "System" };
}
