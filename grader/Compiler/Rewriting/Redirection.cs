using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Autograder.Compiler.Rewriting;

/// <summary>Leads the <see cref="RedirectedCalls"/> of an assembly, and the delegates made of them, to the worker's own versions.</summary>
internal sealed class Redirection(ModuleDefinition module)
{
    private readonly Dictionary<string, MethodReference> targets = [];
    private TypeReference? target;

    public static void Apply(ModuleDefinition module)
    {
        var redirection = new Redirection(module);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            redirection.Apply(method.Body);
    }

    private void Apply(MethodBody body)
    {
        // An index, not an enumerator: instructions are added on the way.
        for (var i = 0; i < body.Instructions.Count; i++)
        {
            var instruction = body.Instructions[i];
            if (instruction.Operand is not MethodReference called || !RedirectedCalls.All.Contains($"{called.DeclaringType.FullName}::{called.Name}"))
                continue;
            switch (instruction.OpCode.Code)
            {
                case Code.Call or Code.Callvirt:
                    instruction.OpCode = OpCodes.Call;
                    instruction.Operand = TargetOf(called);
                    break;
                // A delegate of an instance method becomes one of a static method closed over its first argument,
                // as the delegate of an extension method is.
                case Code.Ldftn:
                    instruction.Operand = TargetOf(called);
                    break;
                case Code.Ldvirtftn:
                    instruction.OpCode = OpCodes.Pop;
                    instruction.Operand = null;
                    body.Instructions.Insert(i + 1, Instruction.Create(OpCodes.Ldftn, TargetOf(called)));
                    break;
            }
        }
    }

    private MethodReference TargetOf(MethodReference called)
    {
        if (targets.TryGetValue(called.FullName, out var known))
            return known;
        var redirected = new MethodReference($"{called.DeclaringType.Name}_{called.Name}", called.ReturnType, Target());
        if (called.HasThis)
            redirected.Parameters.Add(new(called.DeclaringType));
        foreach (var parameter in called.Parameters)
            redirected.Parameters.Add(new(parameter.ParameterType));
        return targets[called.FullName] = redirected;
    }

    private TypeReference Target()
    {
        if (target is not null)
            return target;
        var assembly = new AssemblyNameReference(RedirectedCalls.TargetAssembly, new(0, 0, 0, 0));
        module.AssemblyReferences.Add(assembly);
        return target = new(RedirectedCalls.TargetNamespace, RedirectedCalls.TargetClass, module, assembly);
    }
}
