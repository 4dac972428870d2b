using Microsoft.CodeAnalysis;

namespace ScaleLint.CodeFixes;

/// <summary>The types that async methods return and await takes.</summary>
internal static class TaskTypes
{
    /// <summary>True for <c>Task</c>, <c>Task&lt;T&gt;</c>, <c>ValueTask</c> and <c>ValueTask&lt;T&gt;</c>.</summary>
    public static bool Contains(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };

    /// <summary>What awaiting the type gives; null where that is nothing.</summary>
    public static ITypeSymbol? Result(ITypeSymbol task) => task is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : null;
}
