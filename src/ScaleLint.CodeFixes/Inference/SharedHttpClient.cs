using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// The form of an <c>HttpClient</c> that lives for the whole process: its connections are renewed, so that it follows changes of DNS.
/// The two minutes are those of Microsoft's guidelines for HttpClient.
/// </summary>
internal static class SharedHttpClient
{
    /// <summary>What to create instead of a plain <c>new HttpClient()</c>; null for everything else, and where the framework has no <c>SocketsHttpHandler</c>.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax creation, SemanticModel model)
    {
        if (creation is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } plain ||
            model.GetTypeInfo(creation).Type is not { } client || !IsHttpClient(client) ||
            model.Compilation.GetTypeByMetadataName("System.Net.Http.SocketsHttpHandler") is not { } handler ||
            model.Compilation.GetTypeByMetadataName("System.TimeSpan") is not { } duration)
        {
            return null;
        }

        var shared = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression(
            $"new {Name(client)}(new {Name(handler)} {{ PooledConnectionLifetime = {Name(duration)}.FromMinutes(2) }})");
        return plain.Initializer is null
            ? shared
            : shared.WithArgumentList(shared.ArgumentList!.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(plain.Initializer);

        string Name(ITypeSymbol type) => type.ToMinimalDisplayString(model, creation.SpanStart);
    }

    /// <summary>True for <c>System.Net.Http.HttpClient</c> itself.</summary>
    public static bool IsHttpClient(ITypeSymbol type) => type.Name == "HttpClient" && type.ContainingNamespace.ToDisplayString() == "System.Net.Http";
}
