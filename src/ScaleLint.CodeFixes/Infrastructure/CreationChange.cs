using Microsoft.CodeAnalysis;

namespace ScaleLint.CodeFixes;

/// <summary>A change that is safe to offer.</summary>
/// <param name="Title">What the developer reads.</param>
/// <param name="ApplyAsync">Makes it.</param>
internal sealed record CreationChange(string Title, Func<CancellationToken, Task<Solution>> ApplyAsync);
