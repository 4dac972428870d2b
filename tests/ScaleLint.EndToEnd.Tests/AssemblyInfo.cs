using ScaleLint.EndToEnd.Tests.Infrastructure;

// One package for all tests; one build at a time, since each of them already uses every core.
[assembly: AssemblyFixture(typeof(PackedPackage))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
