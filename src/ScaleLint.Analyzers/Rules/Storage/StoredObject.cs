using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Reads a call that stores something: under which name, whose content, and whether it says when or where the content goes later.</summary>
internal sealed class StoredObject(ApiUse use)
{
    private static readonly string[] Uploads = ["IFormFile", "IFormFileCollection", "IFormCollection", "IBrowserFile", "OpenReadStream"];

    /// <summary>The name of the object or the path of the file; null where it cannot be told.</summary>
    public IOperation? Name(IInvocationOperation call)
    {
        if (use.Api["name"] is not null)
        {
            return use.Api.Kind == ApiKind.FileWrite && Content(call) is null ? null : FilePath.Of(use);
        }

        // client.PutObjectAsync(new PutObjectRequest { Key = … })
        if (Request(call) is { } request)
        {
            return Setting(request, "Key");
        }

        // container.GetBlobClient(name).UploadAsync(…), new BlobClient(connection, container, name)
        return Origin(call.Instance) switch
        {
            IInvocationOperation { TargetMethod.Name: "GetBlobClient" or "GetBlockBlobClient" } client => Argument(client.Arguments, "blobName"),
            IObjectCreationOperation client => Argument(client.Arguments, "blobName"),
            _ => null,
        };
    }

    /// <summary>
    /// True where the service makes the content itself. What a user uploads is the business's data, and a stream or an array that a parameter brings may be just that.
    /// </summary>
    public bool IsMadeByTheService(IInvocationOperation call)
    {
        var content = Origin(Content(call));
        return content is not null && content.DescendantsAndSelf().All(part =>
                part is not IParameterReferenceOperation { Parameter.Type: var type } || (!IsBytes(type) && Array.IndexOf(Uploads, type.Name) < 0)) &&
            content.DescendantsAndSelf().OfType<ILocalReferenceOperation>().All(local => Origin(local) is not IParameterReferenceOperation) &&
            !EnclosingFunction.Of(use.Syntax).DescendantNodes().OfType<SimpleNameSyntax>().Any(name => Array.IndexOf(Uploads, name.Identifier.ValueText) >= 0);
    }

    /// <summary>True where the call sets a tier, tags or options that may, or where that cannot be told.</summary>
    public bool HasLifecycle(IInvocationOperation call)
    {
        if (Request(call) is { } request)
        {
            return Setting(request, "StorageClass") is not null || Setting(request, "TagSet") is not null || Setting(request, "ObjectLockRetainUntilDate") is not null;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter || argument.Value.WithoutConversions().ConstantValue is { HasValue: true, Value: null })
            {
                continue;
            }

            if (parameter.Name is "accessTier" or "options" && (Origin(argument.Value) is not IObjectCreationOperation { Type.Name: "BlobUploadOptions" } options ||
                Setting(options, "AccessTier") is not null || Setting(options, "Tags") is not null || Setting(options, "ImmutabilityPolicy") is not null))
            {
                return true;
            }
        }

        return false;
    }

    // The content of a file or an object.
    private IOperation? Content(IInvocationOperation call)
    {
        if (Request(call) is { } request)
        {
            return Setting(request, "ContentBody") ?? Setting(request, "InputStream");
        }

        return Argument(call.Arguments, "contents") ?? Argument(call.Arguments, "bytes") ?? Argument(call.Arguments, "content") ?? Argument(call.Arguments, "source");
    }

    private IObjectCreationOperation? Request(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments[0].Parameter?.Type.Name == "PutObjectRequest" ? Origin(call.Arguments[0].Value) as IObjectCreationOperation : null;

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value.WithoutConversions();

    // What a local was made from.
    private IOperation? Origin(IOperation? value)
    {
        for (var step = 0; step < 4; step++)
        {
            switch (value.WithoutConversions())
            {
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared }
                    when declared[0].SyntaxTree == use.Syntax.SyntaxTree && declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initializer }:
                    value = use.Model.GetOperation(initializer, use.CancellationToken);
                    break;
                case var other:
                    return other;
            }
        }

        return value;
    }

    // In the initializer, or set on the local that holds the object.
    private IOperation? Setting(IObjectCreationOperation creation, string name)
    {
        foreach (var assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: var set } && set == name)
            {
                return assignment.Value.WithoutConversions();
            }
        }

        if (creation.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
        {
            foreach (var node in EnclosingFunction.Of(creation.Syntax).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target, Name.Identifier.ValueText: var set } } assignment &&
                    set == name && target.Identifier.ValueText == variable.Identifier.ValueText)
                {
                    return use.Model.GetOperation(assignment.Right, use.CancellationToken).WithoutConversions();
                }
            }
        }

        return null;
    }

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol || type.Name is "ReadOnlyMemory" or "Memory" or "BinaryData" || IsStream(type);

    private static bool IsStream(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Stream", ContainingNamespace.Name: "IO" })
            {
                return true;
            }
        }

        return false;
    }
}
