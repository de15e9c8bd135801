using Evolution.Lab.Commands;

return await new EvoCommand().RunAsync(args, Console.Out, Console.Error);
