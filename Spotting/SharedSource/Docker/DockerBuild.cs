using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>The files that an image build copies from its context, and its commands. Only stages that the image is built from count.</summary>
sealed class DockerBuild
{
    // More than real Dockerfiles have. These limits protect against malicious files.
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
        var globalVariables = new DockerVariables(build.Arguments);
        foreach (var instruction in instructions)
        {
            if (instruction.Name is "FROM") BeginStage(instruction, globalVariables);
            else if (stages.Count > 0) stages[^1].Instructions.Add(instruction);
            else if (instruction.Name is "ARG") globalVariables.ApplyArgument(instruction.Arguments);
        }
        foreach (var stage in FindNeededStages(build.Target)) RunStage(stage, new(build.Arguments, globalVariables.Values));
    }

    public List<DockerCopy> Copies { get; } = [];

    public List<DockerCommand> Commands { get; } = [];

    /// <summary>The images that the stages are based on.</summary>
    public List<(string Image, SourceLocation Location)> Bases { get; } = [];

    /// <summary>The environment that the image defines, with variables replaced.</summary>
    public List<(string Name, string Value, SourceLocation Location)> Environment { get; } = [];

    void BeginStage(DockerInstruction from, DockerVariables globalVariables)
    {
        var words = ShellWords.Split(globalVariables.Replace(from.Arguments)).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count == 0 || stages.Count == MaxStages) return;
        var name = words.Count > 2 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : $"{stages.Count}";
        stages.Add(new(stages.Count, name, words[0], from.Line));
    }

    List<DockerStage> FindNeededStages(string? target)
    {
        var neededStages = new HashSet<DockerStage>();
        var pending = new Stack<DockerStage>();
        if ((target is null ? null : FindStage(target, stages.Count)) is { } targetStage) pending.Push(targetStage);
        else if (stages.Count > 0) pending.Push(stages[^1]);
        while (pending.TryPop(out var stage))
        {
            if (!neededStages.Add(stage)) continue;
            if (FindStage(stage.Base, stage.Index) is { } baseStage) pending.Push(baseStage);
            foreach (var word in stage.Instructions.Where(instruction => instruction.Name is "COPY" or "ADD" or "RUN").SelectMany(instruction => instruction.Arguments.Split(' ')))
            {
                if (word.IndexOf("from=", StringComparison.Ordinal) is >= 0 and var from && FindStage(word[(from + 5)..].Split(',')[0], stage.Index) is { } other) pending.Push(other);
            }
        }
        return [.. stages.Where(neededStages.Contains)];
    }

    DockerStage? FindStage(string name, int before) =>
        stages.Take(before).LastOrDefault(stage => stage.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? (int.TryParse(name, out var number) && number >= 0 && number < before ? stages[number] : null);

    void RunStage(DockerStage stage, DockerVariables variables)
    {
        stage.Variables = variables;
        if (FindStage(stage.Base, stage.Index) is { Variables: { } baseVariables } baseStage)
        {
            stage.CopiedPaths.AddRange(baseStage.CopiedPaths);
            stage.WorkDir = baseStage.WorkDir;
            variables.AddInherited(baseVariables);
        }
        else Bases.Add((stage.Base, new(file, stage.Line)));

        foreach (var instruction in stage.Instructions)
        {
            var location = new SourceLocation(file, instruction.Line);
            switch (instruction.Name)
            {
                case "ARG": variables.ApplyArgument(instruction.Arguments); break;
                case "ENV":
                    foreach (var name in variables.ApplyEnvironment(instruction.Arguments)) Environment.Add((name, variables.Values[name], location));
                    break;
                case "WORKDIR": stage.WorkDir = DockerStage.ResolvePath(stage.WorkDir, variables.Replace(instruction.Arguments.Trim('"', '\''))); break;
                case "COPY" or "ADD": AddCopies(stage, variables.Replace(instruction.Arguments), location); break;
                case "RUN": AddCommands(stage, variables.Replace(instruction.Arguments), false, location); break;
                case "ENTRYPOINT" or "CMD": AddCommands(stage, variables.Replace(instruction.Arguments), true, location); break;
            }
        }
    }

    void AddCommands(DockerStage stage, string text, bool isEntry, SourceLocation location)
    {
        var workDir = stage.WorkDir;
        foreach (var words in ShellWords.SplitCommands(text))
        {
            if (words is ["cd", var folder, ..]) workDir = DockerStage.ResolvePath(workDir, folder);
            else if (Commands.Count < MaxCommands) Commands.Add(new(words, workDir, stage, isEntry, location));
        }
    }

    void AddCopies(DockerStage stage, string arguments, SourceLocation location)
    {
        var flags = arguments.Split(' ').TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal) || word.Length == 0).ToList();
        var words = ShellWords.Split(string.Join(' ', arguments.Split(' ').Skip(flags.Count)));
        if (words.Count < 2 || Copies.Count > MaxCopies) return;
        var from = flags.FirstOrDefault(flag => flag.StartsWith("--from=", StringComparison.Ordinal))?["--from=".Length..];
        foreach (var source in words.Take(words.Count - 1))
        {
            var containerPath = DockerStage.ResolvePath(stage.WorkDir, words[^1]);
            if (from is not null)
            {
                if (FindStage(from, stage.Index) is { } other && other.GetSourcePath(DockerStage.ResolvePath("/", source)) is { } sourcePath) stage.CopiedPaths.Insert(0, (containerPath, sourcePath));
                continue;
            }
            if (source.Contains("://", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal)) continue;
            if (source.Contains('$')) files.Report(location, $"the copied path {source} is unknown: its variable has no value");
            else foreach (var path in CopiedFiles.Resolve(files, context, source))
            {
                var isFile = files.Find(path) is not null;
                stage.CopiedPaths.Insert(0, (isFile && (words.Count > 2 || words[^1].EndsWith('/') || words[^1] is ".") ? DockerStage.ResolvePath(containerPath, Paths.GetName(path)) : containerPath, path));
                Copies.Add(new(path, location));
            }
        }
    }
}
