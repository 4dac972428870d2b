using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Whether the code deletes objects of the same store, or sets rules that do. Which objects is not asked: a wrong silence costs less than a wrong warning.</summary>
internal static class ObjectCleanUp
{
    private static readonly string[] Members =
    [
        "Delete", "DeleteAsync", "DeleteIfExists", "DeleteIfExistsAsync", "DeleteBlob", "DeleteBlobAsync", "DeleteBlobIfExists", "DeleteBlobIfExistsAsync", "DeleteBlobs", "DeleteBlobsAsync",
        "SetAccessTier", "SetAccessTierAsync", "SetTags", "SetTagsAsync",
        "DeleteObject", "DeleteObjectAsync", "DeleteObjectsAsync", "PutLifecycleConfigurationAsync", "PutObjectTaggingAsync", "UpdateBucket", "UpdateBucketAsync", "PatchBucket", "PatchBucketAsync",
    ];

    /// <summary>True where the compilation calls such a member of the library that the write belongs to.</summary>
    public static bool Exists(ApiUse use)
    {
        var library = use.Member.ContainingAssembly;
        foreach (var name in Members)
        {
            foreach (var mention in use.Costs.Paths.References.Of(name, use.CancellationToken))
            {
                if (SymbolEqualityComparer.Default.Equals(use.Costs.Paths.Models.Of(mention.SyntaxTree).GetSymbolInfo(mention, use.CancellationToken).Symbol?.ContainingAssembly, library))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
