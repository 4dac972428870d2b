using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Recognises code that turns new documents into vectors and keeps them: batches, loops, results that are stored. Each text comes by once,
/// so a cache would only fill up.
/// </summary>
internal static class IngestionCode
{
    private static readonly string[] StoringVerbs = ["Upsert", "Save", "Insert", "IndexDocument", "IndexAsync", "IndexMany", "Ingest", "Persist", "Store", "Upload", "MergeOrUpload", "BulkWrite", "ReplaceOne"];

    /// <summary>True where the call is part of such code.</summary>
    public static bool Contains(IInvocationOperation call, ApiKind kind) =>
        IsRepeated(call.Syntax) || (kind == ApiKind.Embedding && (Stores(call.TargetMethod.Name) || call.Arguments.Any(TakesBatch) || IsStored(call.Syntax)));

    /// <summary>True where a caller runs the call at <paramref name="site"/> once per element, or stores what comes back.</summary>
    public static bool ContainsCall(SyntaxNode site) => IsRepeated(site) || IsStored(site);

    /// <summary>True for a list with one element, spelled out: <c>[question]</c>.</summary>
    public static bool IsSingle(IOperation input) => input.Syntax switch
    {
        CollectionExpressionSyntax list => list.Elements.Count == 1 && list.Elements[0] is ExpressionElementSyntax,
        ArrayCreationExpressionSyntax { Initializer: { } elements } => elements.Expressions.Count == 1,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count == 1,
        BaseObjectCreationExpressionSyntax { Initializer: { } elements } => elements.Expressions.Count == 1,
        _ => false,
    };

    // GenerateAsync(chunks): a batch, also inside an options object. GenerateAsync([question]): one text in a list.
    private static bool TakesBatch(IArgumentOperation argument)
    {
        var input = argument.Value.WithoutConversions();
        return argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && IsSequence(parameter.Type)
            ? !IsChat(input.Type) && !IsSingle(input)
            : input is IObjectCreationOperation creation && creation.Arguments.Any(TakesBatch);
    }

    private static bool IsSequence(ITypeSymbol type) => type is IArrayTypeSymbol ||
        (type is INamedTypeSymbol { IsGenericType: true } && type.AllInterfaces.Concat([type]).Any(contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));

    // Messages of one conversation are one input.
    private static bool IsChat(ITypeSymbol? type) => Element(type)?.Name is { } element && element.IndexOf("Message", StringComparison.Ordinal) >= 0;

    private static ITypeSymbol? Element(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0],
        INamedTypeSymbol named => named.AllInterfaces.FirstOrDefault(contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    private static bool IsRepeated(SyntaxNode site)
    {
        for (SyntaxNode child = site, node = site; node is not (null or MemberDeclarationSyntax); child = node, node = node.Parent!)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax || (node is ForStatementSyntax loop && loop.Statement == child) || (node is CommonForEachStatementSyntax each && each.Statement == child) ||
                (node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } } && IsPerElement(name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPerElement(string name) => name is "Select" or "SelectMany" or "Where" or "ForEach" or "ForEachAsync" or "SelectAwait" or "For" or "ConvertAll";

    // The vector goes into an object that is kept: document.Vector = …, collection.UpsertAsync(…), db.SaveChanges().
    private static bool IsStored(SyntaxNode site)
    {
        var code = EnclosingFunction.Body(EnclosingFunction.Of(site));
        foreach (var node in code.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or ElementAccessExpressionSyntax } assignment when CarriesResult(assignment.Right, site, code):
                case InvocationExpressionSyntax call when call.WrittenName() is { } name && (Stores(name) || (name is "Add" or "AddAsync" or "AddRange" or "TryAdd" && CarriesResult(call.ArgumentList, site, code))):
                    return true;
            }
        }

        return false;
    }

    private static bool Stores(string name) => StoringVerbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal));

    // documents.Add(new Document { Vector = vector }): it mentions what the call gave. A query that is built from the vector is no document.
    private static bool CarriesResult(SyntaxNode code, SyntaxNode site, SyntaxNode function) => ResultFlow.Reaches(code, site, function) &&
        !code.Parent!.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText.IndexOf("quer", StringComparison.OrdinalIgnoreCase) >= 0);
}
