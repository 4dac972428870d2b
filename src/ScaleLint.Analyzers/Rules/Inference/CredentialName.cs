using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Recognises, by their names, values that let a client act for somebody: keys, tokens, passwords, tenants.</summary>
internal static class CredentialName
{
    /// <summary>True where the operation names a credential: <c>apiKey</c>, <c>user.AccessToken</c>, <c>new AzureKeyCredential(…)</c>, <c>headers["X-Api-Key"]</c>.</summary>
    public static bool Says(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => Says(parameter.Name) || (parameter.Type.Name != "CancellationToken" && Says(parameter.Type.Name)),
        ILocalReferenceOperation { Local: var local } => Says(local.Name),
        IFieldReferenceOperation { Field: var field } => Says(field.Name),
        IPropertyReferenceOperation { Property: var property } => Says(property.Name),
        IInvocationOperation { TargetMethod: var method } => Says(method.Name),
        IObjectCreationOperation { Type: { } type } => Says(type.Name),
        ILiteralOperation { ConstantValue.Value: string text } => text.Length < 64 && Says(text),
        _ => false,
    };

    /// <summary>True where the name speaks of a tenant: what belongs to one is not for all requests.</summary>
    public static bool SaysTenant(string name) => name.IndexOf("tenant", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Says(string name)
    {
        var words = NameWords.Of(name);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "credential" or "credentials" or "token" or "tokens" or "tenant" or "secret" or "password" or "authorization" or "bearer" or "apikey" ||
                (words[i] is "key" or "keys" && (i == words.Count - 1 || words[i + 1] is "credential" or "for" or "async")))
            {
                return true;
            }
        }

        return false;
    }
}
