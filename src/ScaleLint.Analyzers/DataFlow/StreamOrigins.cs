using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>Tells a reader of a file or the network from one over memory, which waits for nothing.</summary>
internal static class StreamOrigins
{
    /// <summary>True where the reader or stream is seen to come from a file, a process or the network.</summary>
    public static bool IsExternal(IOperation? stream, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var steps = 0; steps < 8; steps++)
        {
            switch (stream)
            {
                case IConversionOperation conversion:
                    stream = conversion.Operand;
                    break;

                case IAwaitOperation awaited:
                    stream = awaited.Operation;
                    break;

                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared }
                    when declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                    stream = model.GetOperation(value, cancellationToken);
                    break;

                case IObjectCreationOperation { Type.Name: "FileStream" }:
                    return true;

                // new StreamReader(path), new StreamReader(stream)
                case IObjectCreationOperation { Type.Name: "StreamReader", Arguments: { IsEmpty: false } arguments }:
                    if (arguments[0].Value.Type?.SpecialType == SpecialType.System_String)
                    {
                        return true;
                    }

                    stream = arguments[0].Value;
                    break;

                case IInvocationOperation call:
                    return call.TargetMethod.Name is "OpenRead" or "OpenReadAsync" or "Open" or "OpenText" or "OpenReadStream" or "ReadAsStream" or "ReadAsStreamAsync"
                        or "GetStream" or "GetStreamAsync" or "GetResponseStream";

                case IPropertyReferenceOperation property:
                    return property.Property.Name is "Body" or "StandardOutput" or "StandardError" or "InputStream" || IsExternal(property.Type);

                default:
                    return IsExternal(stream?.Type);
            }
        }

        return false;
    }

    private static bool IsExternal(ITypeSymbol? type) => type?.Name is "FileStream" or "NetworkStream" or "SslStream" or "NamedPipeClientStream";
}
