using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4003: a request or a background loop saves a model under a name that is new each time, and nothing deletes the old ones.</summary>
internal sealed class CheckpointKeptForEverRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4003",
        Categories.Storage,
        "Model saved under ever-new names",
        "'{0}' saves a model under a new name each time, and nothing deletes the old ones: {1}",
        "Models are large files, and each training leaves one more for ever. Keep the newest few and delete the others, write over one name, or save to a store whose lifecycle rule deletes.");

    private static readonly string[] Extensions = [".zip", ".onnx", ".pt", ".pth", ".ckpt", ".safetensors", ".gguf", ".mlnet", ".h5", ".weights", ".model"];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "model", "models", "checkpoint", "checkpoints", "ckpt", "weights" };

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.EveryRun;

    /// <inheritdoc/>
    public override string Mechanism => "checkpoint-retention";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ModelSave, ApiKind.FileWrite);

    /// <summary>True where the name says that the file holds a model: by its extension, and for one that other things have too, by its words.</summary>
    public static bool IsModelFile(IOperation path)
    {
        var constants = path.DescendantsAndSelf().Select(part => part.ConstantValue.Value as string).OfType<string>().ToList();
        return constants.Exists(text => Array.Exists(Extensions, extension => extension != ".zip" && text.EndsWith(extension, StringComparison.OrdinalIgnoreCase))) ||
            constants.Exists(text => NameWords.Of(text).Exists(Words.Contains)) && constants.Exists(text =>
                text.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".bin", StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (FilePath.Of(use) is { } path && new EverNewName(use).Of(path) != NameNovelty.None && (use.Api.Kind == ApiKind.ModelSave || IsModelFile(FilePath.Made(path, use))) &&
            use.IsWorthLooking(this, use.Syntax) && !FileCleanUp.Exists(use))
        {
            use.ReportOnPath(this, use.Display);
        }
    }
}
