using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>The files that an image build takes from its context, and its commands; only of the stages that the image is built from.</summary>
sealed class DockerBuild
{
    // More than a real Dockerfile has; a file that is generated to exhaust the reader is cut off here.
    const int MaxStages = 500;
    const int MaxCopies = 2_000;
    const int MaxCommands = 2_000;

    readonly SourceFiles files;
    readonly string file;
    readonly string context;
    readonly List<DockerStage> stages = [];

    public DockerBuild(SourceFiles files, BuildSource build, string file, IReadOnlyList<DockerInstruction> instructions)
    {
        (this.files, this.file, context) = (files, file, build.Context!);
        var global = new DockerVariables(build.Arguments);
        foreach (var instruction in instructions)
        {
            if (instruction.Name is "FROM") Begin(instruction, global);
            else if (stages.Count > 0) stages[^1].Instructions.Add(instruction);
            else if (instruction.Name is "ARG") global.Argument(instruction.Rest);
        }
        foreach (var stage in Needed(build.Target)) Run(stage, new(build.Arguments, global.Values));
    }

    public List<DockerCopy> Copies { get; } = [];

    public List<DockerCommand> Commands { get; } = [];

    /// <summary>The images that the stages are based on.</summary>
    public List<(string Image, Place Place)> Bases { get; } = [];

    /// <summary>The environment that the image defines, with variables replaced.</summary>
    public List<(string Name, string Value, Place Place)> Environment { get; } = [];

    void Begin(DockerInstruction from, DockerVariables global)
    {
        var words = ShellWords.Of(global.Replace(from.Rest)).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count == 0 || stages.Count == MaxStages) return;
        var name = words.Count > 2 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : $"{stages.Count}";
        stages.Add(new(stages.Count, name, words[0], from.Line));
    }

    List<DockerStage> Needed(string? target)
    {
        var needed = new HashSet<DockerStage>();
        var waiting = new Stack<DockerStage>();
        if ((target is null ? null : Named(target, stages.Count)) is { } wanted) waiting.Push(wanted);
        else if (stages.Count > 0) waiting.Push(stages[^1]);
        while (waiting.TryPop(out var stage))
        {
            if (!needed.Add(stage)) continue;
            if (Named(stage.Base, stage.Index) is { } below) waiting.Push(below);
            foreach (var word in stage.Instructions.Where(one => one.Name is "COPY" or "ADD" or "RUN").SelectMany(one => one.Rest.Split(' ')))
            {
                if (word.IndexOf("from=", StringComparison.Ordinal) is >= 0 and var from && Named(word[(from + 5)..].Split(',')[0], stage.Index) is { } other) waiting.Push(other);
            }
        }
        return [.. stages.Where(needed.Contains)];
    }

    DockerStage? Named(string name, int before) =>
        stages.Take(before).LastOrDefault(stage => stage.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? (int.TryParse(name, out var number) && number >= 0 && number < before ? stages[number] : null);

    void Run(DockerStage stage, DockerVariables variables)
    {
        stage.Variables = variables;
        if (Named(stage.Base, stage.Index) is { Variables: { } inherited } below)
        {
            stage.Layout.AddRange(below.Layout);
            stage.WorkDir = below.WorkDir;
            variables.Inherit(inherited);
        }
        else Bases.Add((stage.Base, new(file, stage.Line)));

        foreach (var instruction in stage.Instructions)
        {
            var place = new Place(file, instruction.Line);
            switch (instruction.Name)
            {
                case "ARG": variables.Argument(instruction.Rest); break;
                case "ENV":
                    foreach (var name in variables.Environment(instruction.Rest)) Environment.Add((name, variables.Values[name], place));
                    break;
                case "WORKDIR": stage.WorkDir = DockerStage.Inside(stage.WorkDir, variables.Replace(instruction.Rest.Trim('"', '\''))); break;
                case "COPY" or "ADD": Copy(stage, variables.Replace(instruction.Rest), place); break;
                case "RUN": Note(stage, variables.Replace(instruction.Rest), false, place); break;
                case "ENTRYPOINT" or "CMD": Note(stage, variables.Replace(instruction.Rest), true, place); break;
            }
        }
    }

    void Note(DockerStage stage, string text, bool isEntry, Place place)
    {
        var workDir = stage.WorkDir;
        foreach (var words in ShellWords.Commands(text))
        {
            if (words is ["cd", var folder, ..]) workDir = DockerStage.Inside(workDir, folder);
            else if (Commands.Count < MaxCommands) Commands.Add(new(words, workDir, stage, isEntry, place));
        }
    }

    void Copy(DockerStage stage, string rest, Place place)
    {
        var flags = rest.Split(' ').TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal) || word.Length == 0).ToList();
        var words = ShellWords.Of(string.Join(' ', rest.Split(' ').Skip(flags.Count)));
        if (words.Count < 2 || Copies.Count > MaxCopies) return;
        var from = flags.FirstOrDefault(flag => flag.StartsWith("--from=", StringComparison.Ordinal))?["--from=".Length..];
        foreach (var source in words.Take(words.Count - 1))
        {
            var inside = DockerStage.Inside(stage.WorkDir, words[^1]);
            if (from is not null)
            {
                if (Named(from, stage.Index) is { } other && other.SourceOf(DockerStage.Inside("/", source)) is { } known) stage.Layout.Insert(0, (inside, known));
                continue;
            }
            if (source.Contains("://", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal)) continue;
            if (source.Contains('$')) files.Report(place, $"what is copied from {source} cannot be told: nothing gives its variable a value");
            else foreach (var path in CopiedFiles.Of(files, context, source))
            {
                var isFile = files.Find(path) is not null;
                stage.Layout.Insert(0, (isFile && (words.Count > 2 || words[^1].EndsWith('/') || words[^1] is ".") ? DockerStage.Inside(inside, Paths.NameOf(path)) : inside, path));
                Copies.Add(new(path, place));
            }
        }
    }
}
