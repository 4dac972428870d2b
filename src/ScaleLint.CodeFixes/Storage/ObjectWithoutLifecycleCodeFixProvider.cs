using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Sets a tier for an object that is written per request (SCL4005): Intelligent-Tiering in S3, the cool tier in Azure. Only where the request or the options stand in
/// the code, or where the call says that it writes over what is there: without that, options would change what a second write does.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ObjectWithoutLifecycleCodeFixProvider)), Shared]
public sealed class ObjectWithoutLifecycleCodeFixProvider() : OneFileCodeFixProvider("SCL4005", "Set a storage tier")
{
    private const string CoolTier = "global::Azure.Storage.Blobs.Models.AccessTier.Cool";

    private const string IntelligentTiering = "global::Amazon.S3.S3StorageClass.IntelligentTiering";

    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax call && Tiered(call, model, cancellationToken) is { } change ? root.ReplaceNode(change.Before, change.After) : null;

    private static (SyntaxNode Before, SyntaxNode After)? Tiered(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (Creation(argument.Expression, model, cancellationToken) is { } creation)
            {
                switch (model.GetTypeInfo(creation, cancellationToken).Type?.Name)
                {
                    case "PutObjectRequest":
                        return (creation, InitializerProperty.Set(creation, "StorageClass", Qualified(IntelligentTiering)));
                    case "BlobUploadOptions":
                        return (creation, InitializerProperty.Set(creation, "AccessTier", Qualified(CoolTier)));
                }
            }
        }

        // UploadAsync(content, overwrite: true)
        return call.ArgumentList.Arguments is { Count: > 1 } arguments && arguments[1].Expression.IsKind(SyntaxKind.TrueLiteralExpression) &&
            model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "BlobClient", Parameters: { Length: > 1 } parameters } && parameters[1].Name == "overwrite"
            ? (arguments[1], SyntaxFactory.Argument(Options()).WithTriviaFrom(arguments[1]))
            : null;
    }

    private static ExpressionSyntax Options()
    {
        var options = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new global::Azure.Storage.Blobs.Models.BlobUploadOptions {{ AccessTier = {CoolTier} }}");
        var tier = ((AssignmentExpressionSyntax)options.Initializer!.Expressions[0]).Right;
        options = options.ReplaceNode(tier, tier.WithAdditionalAnnotations(Simplifier.Annotation));
        return options.WithType(options.Type.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static ExpressionSyntax Qualified(string name) => SyntaxFactory.ParseExpression(name).WithAdditionalAnnotations(Simplifier.Annotation);

    // The object, or what the local was made from.
    private static BaseObjectCreationExpressionSyntax? Creation(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellationToken) => argument switch
    {
        BaseObjectCreationExpressionSyntax creation => creation,
        IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declared } =>
            (declared[0].GetSyntax(cancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value as BaseObjectCreationExpressionSyntax,
        _ => null,
    };
}
