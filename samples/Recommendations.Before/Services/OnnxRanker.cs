using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Recommendations.Models;

namespace Recommendations.Services;

public sealed class OnnxRanker(PriceBandClassifier priceBands) : IRanker
{
    private const string ModelPath = "models/ranker.onnx";
    private const int FeatureCount = 4;

    public IReadOnlyList<RankedProduct> Rank(CustomerProfile profile, IReadOnlyList<Product> candidates)
    {
        using var session = new InferenceSession(ModelPath); // expect: SCL1001
        using var outputs = session.Run([NamedOnnxValue.CreateFromTensor("features", Features(profile, candidates))]);
        var scores = outputs[0].AsTensor<float>();
        return [.. candidates
            .Select((product, row) => new RankedProduct(product.Id, product.Name, scores[row, 0], priceBands.Classify(product)))
            .OrderByDescending(ranked => ranked.Score)];
    }

    private static DenseTensor<float> Features(CustomerProfile profile, IReadOnlyList<Product> candidates)
    {
        var features = new DenseTensor<float>([candidates.Count, FeatureCount]);
        for (var row = 0; row < candidates.Count; row++)
        {
            features[row, 0] = (float)candidates[row].Price;
            features[row, 1] = (float)candidates[row].Popularity;
            features[row, 2] = (float)profile.AverageSpend;
            features[row, 3] = (float)profile.Tier;
        }

        return features;
    }
}
