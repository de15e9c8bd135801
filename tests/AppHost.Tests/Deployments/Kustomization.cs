using k8s;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>A kustomization, with the members that this repository uses. Any other member is an error.</summary>
sealed class Kustomization : IKubernetesObject
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Namespace { get; set; } = "";
    public List<LabelsSpec> Labels { get; set; } = [];
    public List<string> Resources { get; set; } = [];
    public List<GeneratorSpec> ConfigMapGenerator { get; set; } = [];
    public List<string> Configurations { get; set; } = [];
    public List<ImageSpec> Images { get; set; } = [];
    public List<PatchSpec> Patches { get; set; } = [];
    public List<ReplacementSpec> Replacements { get; set; } = [];

    public sealed class LabelsSpec
    {
        public Dictionary<string, string> Pairs { get; set; } = [];
    }

    public sealed class GeneratorSpec
    {
        public string Name { get; set; } = "";
        public List<string> Files { get; set; } = [];
    }

    public sealed class ImageSpec
    {
        public string Name { get; set; } = "";
        public string NewName { get; set; } = "";
        public string NewTag { get; set; } = "";
    }

    public sealed class PatchSpec
    {
        public required ObjectSpec Target { get; set; }
        public string Patch { get; set; } = "";
    }

    public sealed class ReplacementSpec
    {
        public required ObjectSpec Source { get; set; }
        public List<TargetSpec> Targets { get; set; } = [];
    }

    public sealed class TargetSpec
    {
        public required ObjectSpec Select { get; set; }
        public List<string> FieldPaths { get; set; } = [];
    }

    public sealed class ObjectSpec
    {
        public string Group { get; set; } = "";
        public string Kind { get; set; } = "";
        public string FieldPath { get; set; } = "";
    }
}
